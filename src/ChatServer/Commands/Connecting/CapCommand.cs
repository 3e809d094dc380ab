using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary><c>CAP LS|LIST|REQ|END</c> negotiates capabilities (IRCv3 <c>capability-negotiation</c>).</summary>
internal sealed class CapCommand : ICommand
{
    /// <summary>Bytes of the words in one line.</summary>
    public const int ListBytes = 400;

    public CommandSpec Spec { get; } = new(Verbs.Cap, MinParameters: 1, CommandStage.Any);

    /// <summary>What this server offers, as it is configured.</summary>
    public static Capability Offered(ChatOptions options) => CapabilityOffer.Of(options);

    public IEnumerable<Outcome> Execute(CommandContext context) => context.Parameters[0].ToUpperInvariant() switch
    {
        "LS" => List(context),
        "LIST" => Lines(context, "LIST", Capabilities.Names(context.Session.Capabilities)),
        "REQ" => Request(context),
        "END" => End(context),
        var other => [Refusal.InvalidCapCommand(other)],
    };

    private static IEnumerable<Outcome> List(CommandContext context)
    {
        var usesCap302 = int.TryParse(context.Find(1), out var version) && version >= 302;
        yield return new CapabilityListingBegun(context.Session.Id, usesCap302);
        if (context.Session.User is null)
            yield return new CapabilityNegotiationChanged(context.Session.Id, IsNegotiating: true);
        if (usesCap302)
            yield return new CapabilitiesChanged(context.Session.Id, context.Session.Capabilities | Capability.CapNotify);

        foreach (var line in Lines(context, "LS", CapabilityOffer.List(context.Options, context.Session)))
            yield return line;
    }

    private static IEnumerable<Outcome> Request(CommandContext context)
    {
        if (context.Session.User is null)
            yield return new CapabilityNegotiationChanged(context.Session.Id, IsNegotiating: true);

        var requested = context.Message[1].Trim();
        var accepted = Accept(requested, context);
        if (accepted is { } capabilities)
            yield return new CapabilitiesChanged(context.Session.Id, capabilities);

        yield return new Reply(Verbs.Cap, context.Session.DisplayName, accepted is null ? "NAK" : "ACK", requested);
    }

    /// <summary>All of the request or none: the set afterwards, or null.</summary>
    private static Capability? Accept(string requested, CommandContext context)
    {
        var offered = Offered(context.Options);
        var set = context.Session.Capabilities;
        foreach (var word in requested.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isRemoval = word[0] == '-';
            if (Capabilities.Find(isRemoval ? word[1..] : word) is not { } capability || !offered.Has(capability))
                return null;
            if (isRemoval && capability == Capability.CapNotify && context.Session.UsesCap302)
                return null;

            set = isRemoval ? set & ~capability : set | capability;
        }

        return set;
    }

    private static IEnumerable<Outcome> End(CommandContext context)
    {
        if (context.Session.User is not null)
            yield break;

        if (context.Session.Sasl is not null)
        {
            yield return new SaslAdvanced(context.Session.Id, null);
            yield return Refusal.SaslAborted();
        }

        if (!context.Session.IsNegotiating)
            yield break;   // Nothing was held up by it: what NICK and USER came to has been told.

        yield return new CapabilityNegotiationChanged(context.Session.Id, IsNegotiating: false);
        foreach (var outcome in Registration.TryComplete(context))
            yield return outcome;
    }

    private static IEnumerable<Outcome> Lines(CommandContext context, string subcommand, IEnumerable<string> names)
    {
        var lines = Replies.Lines(names, ListBytes).DefaultIfEmpty(string.Empty).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            var more = i < lines.Length - 1 && context.Session.UsesCap302;
            yield return new Reply(Verbs.Cap, [context.Session.DisplayName, subcommand, .. more ? ["*"] : Array.Empty<string>(), lines[i]]);
        }
    }
}
