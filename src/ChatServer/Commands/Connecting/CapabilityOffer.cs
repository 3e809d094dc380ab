using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary>Which capabilities the server offers, and the values that CAP LS 302 shows with them: both follow the configuration.</summary>
internal static class CapabilityOffer
{
    private const Capability OfHistory = Capability.ChatHistory | Capability.EventPlayback | Capability.MessageRedaction
        | Capability.MessageEdit | Capability.Search;

    /// <summary>What a client may ask for.</summary>
    public static Capability Of(ChatOptions options)
    {
        var offered = Capabilities.All & ~Capability.Sts;
        if (!options.History.Enabled)
            offered &= ~OfHistory;
        if (!options.History.AllowRedaction)
            offered &= ~Capability.MessageRedaction;
        if (!options.Metadata.Enabled)
            offered &= ~(Capability.Metadata2 | Capability.Metadata3);
        if (!options.Accounts.Enabled)
            offered &= ~Capability.Sasl;
        if (!options.Accounts.Enabled || !options.Accounts.Registration.Enabled)
            offered &= ~Capability.AccountRegistration;
        return offered;
    }

    /// <summary>The words of CAP LS.</summary>
    public static IEnumerable<string> List(ChatOptions options, Session session)
    {
        // Clients that do not know version 302 take one line only: the drafts, which they cannot know, stay out of it.
        if (!session.UsesCap302)
            return Capabilities.Names(Of(options)).Where(name => !name.StartsWith("draft/", StringComparison.Ordinal));

        var sts = StrictTransport.ValueFor(options, session.Origin);
        var listed = sts is null ? Of(options) : Of(options) | Capability.Sts;
        return CapabilityValues.WithValues(listed, options, sts);
    }
}
