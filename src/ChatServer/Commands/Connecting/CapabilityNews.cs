using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary>
/// <c>CAP DEL</c> and <c>CAP NEW</c>: what clients with <c>cap-notify</c> are told when the offer changes. It is never about <c>sts</c>, which
/// must not be taken back this way and follows the listeners, which stay.
/// </summary>
internal static class CapabilityNews
{
    /// <summary>What changes for this client when one configuration takes the place of another.</summary>
    public static IEnumerable<Outcome> Of(Session session, ChatOptions before, ChatOptions after)
    {
        if (!session.Capabilities.Has(Capability.CapNotify))
            yield break;

        var gone = CapabilityOffer.Of(before) & ~CapabilityOffer.Of(after);
        var added = Words(session, after).Except(Words(session, before)).ToArray();
        if (gone == Capability.None && added.Length == 0)
            yield break;

        yield return new CapabilityOfferChanged(session.Id, [.. Capabilities.Names(gone)], added);
        if ((session.Capabilities & gone) != Capability.None)
            yield return new CapabilitiesChanged(session.Id, session.Capabilities & ~gone);
    }

    /// <summary>The lines that say so.</summary>
    public static IEnumerable<Reply> Lines(Session session, CapabilityOfferChanged changed) =>
    [
        .. Replies.Lines(changed.Gone, CapCommand.ListBytes).Select(words => new Reply(Verbs.Cap, session.DisplayName, "DEL", words)),
        .. Replies.Lines(changed.New, CapCommand.ListBytes).Select(words => new Reply(Verbs.Cap, session.DisplayName, "NEW", words)),
    ];

    /// <summary>With values for those who know them: a new value is news as well.</summary>
    private static IEnumerable<string> Words(Session session, ChatOptions options) => session.UsesCap302
        ? CapabilityValues.WithValues(CapabilityOffer.Of(options), options, sts: null)
        : Capabilities.Names(CapabilityOffer.Of(options));
}
