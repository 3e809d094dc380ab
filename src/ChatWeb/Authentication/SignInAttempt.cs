using ChatCore.Client;
using ChatCore.Security;

namespace ChatWeb.Authentication;

/// <summary>Where a browser's newest attempt to sign in stands: what was typed, and what the user has to see next.</summary>
/// <param name="Form">What was typed. With the password only while the fingerprint is being compared.</param>
/// <param name="Problem">What is said on the form.</param>
/// <param name="Unknown">The fingerprint to compare.</param>
/// <param name="Changed">Both fingerprints of a server that shows another key than before.</param>
internal sealed class SignInAttempt(
    SignInForm form, SignInProblem? problem = null, Fingerprint? unknown = null, StopReason.ServerKeyChanged? changed = null)
{
    public SignInForm Form { get; } = form;

    public SignInProblem? Problem { get; } = problem;

    public Fingerprint? Unknown { get; } = unknown;

    public StopReason.ServerKeyChanged? Changed { get; } = changed;
}
