using ChatCore.Protocol;

namespace EndToEnd.Support;

/// <summary>What only a server operator can find out.</summary>
internal static class ServerOperator
{
    private const string Name = "operator";
    private const string Password = "operators-password";

    /// <summary>Settings of a server that knows this operator.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Chat__Testing__Enabled"] = "true",   // Allows a plain password here.
        ["Chat__Opers__0__Name"] = Name,
        ["Chat__Opers__0__Password"] = Password,
    };

    /// <summary>Waits until the server has noticed that somebody who stays present has no connection: the address is gone from WHOIS.</summary>
    public static async Task WaitUntilDetachedAsync(LineUser user, string nick, CancellationToken cancellationToken)
    {
        await user.AskAsync($"OPER {Name} {Password}", Numeric.RplYoureOper, cancellationToken);
        while ((await user.AskAsync($"WHOIS {nick}", Numeric.RplEndOfWhoIs, cancellationToken)).Any(reply => reply.Verb == Numeric.RplWhoIsActually))
            cancellationToken.ThrowIfCancellationRequested();
    }
}
