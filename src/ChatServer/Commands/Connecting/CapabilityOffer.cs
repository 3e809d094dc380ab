using System.Globalization;
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
        return offered;
    }

    /// <summary>The words of CAP LS.</summary>
    public static IEnumerable<string> List(ChatOptions options, Session session)
    {
        // Clients that do not know version 302 take one line only: the drafts, which they cannot know, stay out of it.
        if (!session.UsesCap302)
            return Capabilities.Names(Of(options)).Where(name => !name.StartsWith("draft/", StringComparison.Ordinal));

        var sts = StrictTransport.ValueFor(options, session.Origin.IsSecure);
        var listed = sts is null ? Of(options) : Of(options) | Capability.Sts;
        return Capabilities.Names(listed)
            .Select(name => ValueOf(Capabilities.Find(name)!.Value, options, sts) is { } value ? $"{name}={value}" : name);
    }

    private static string? ValueOf(Capability capability, ChatOptions options, string? sts) => capability switch
    {
        Capability.Multiline => string.Create(
            CultureInfo.InvariantCulture, $"max-bytes={options.Limits.Multiline.MaxBytes},max-lines={options.Limits.Multiline.MaxLines}"),
        Capability.Metadata2 or Capability.Metadata3 => string.Create(
            CultureInfo.InvariantCulture,
            $"{(options.Metadata.BeforeConnect ? "before-connect," : "")}max-subs={options.Metadata.MaxSubscriptions},max-keys={options.Metadata.MaxKeys},max-value-bytes={options.Metadata.MaxValueBytes}"),
        Capability.Sts => sts,
        _ => null,
    };
}
