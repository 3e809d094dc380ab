using System.Globalization;
using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Reading;

/// <summary><c>CHATHISTORY LATEST|BEFORE|AFTER target reference limit</c> reads stored messages (IRCv3 <c>draft/chathistory</c>).</summary>
internal sealed class ChatHistoryCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.ChatHistory);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (!context.Options.History.Enabled)
            return [Refusal.UnknownCommand(Verbs.ChatHistory)];
        if (context.Parameters is not [var subcommand, var target, var reference, var limit, ..])
            return [Fail("NEED_MORE_PARAMS", "Subcommand, target, reference and limit are needed", context.Message[0])];
        if (ParseRange(subcommand.ToUpperInvariant(), reference, context.Newest) is not { } range)
            return [Fail("INVALID_PARAMS", "Allowed: LATEST, BEFORE or AFTER with msgid=, timestamp= or, for LATEST, *", subcommand)];
        if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return [Fail("INVALID_PARAMS", "The limit must be a positive number", subcommand)];
        if (FindLog(context, target) is not { } found)
            return [Fail("INVALID_TARGET", "There is no such conversation of yours", subcommand, target)];

        var capped = Math.Min(count, context.Options.History.MaxMessagesPerRequest);
        return Read(new HistoryQuery(found.Log, range.After, range.Before, capped, range.From), found.Name);
    }

    private static IEnumerable<Outcome> Read(HistoryQuery query, string target)
    {
        var read = new HistoryRead(query);
        yield return read;
        yield return read.Answer is { } entries
            ? new HistoryShown(target, entries)
            : Fail("MESSAGE_ERROR", "Messages could not be read: try again later", target);
    }

    private static (HistoryLog Log, string Name)? FindLog(CommandContext context, string target)
    {
        if (context.World.FindChannel(target) is { } channel)
        {
            return channel.FindMember(context.User) is null ? null : (new HistoryLog.OfChannel(channel.LogKey), channel.Name);
        }

        var isNick = State.Names.IsValidNick(target, context.Options.Limits.NickLength);
        return isNick ? (new HistoryLog.OfConversation(context.User.Identity, CaseMapping.Fold(target)), target) : null;
    }

    /// <summary>Both ends are exclusive. Nothing newer than this command is read: that is delivered live.</summary>
    private static (EventId After, EventId Before, HistoryEnd From)? ParseRange(string subcommand, string reference, EventId newest)
    {
        var end = newest.Next();
        if (subcommand == "LATEST" && reference == "*")
            return (default, end, HistoryEnd.Newest);
        if (ParseReference(reference) is not var (first, last))
            return null;

        return subcommand switch
        {
            "LATEST" => (last, end, HistoryEnd.Newest),
            "BEFORE" => (default, first < end ? first : end, HistoryEnd.Newest),
            "AFTER" => (last, end, HistoryEnd.Oldest),
            _ => null,
        };
    }

    /// <summary>The first and the last event that the reference can mean: one message, or all of one millisecond.</summary>
    private static (EventId First, EventId Last)? ParseReference(string reference)
    {
        var equals = reference.IndexOf('=', StringComparison.Ordinal);
        var value = reference[(equals + 1)..];
        switch (equals < 0 ? string.Empty : reference[..equals])
        {
            case "msgid" when EventId.TryParse(value, out var id):
                return (id, id);
            case "timestamp" when ServerTime.TryParse(value, out var time):
                return (EventId.FirstOf(time), EventId.LastOf(time));
            default:
                return null;
        }
    }

    private static Refusal Fail(string code, string description, params IReadOnlyList<string> context) =>
        Refusal.Fail(Verbs.ChatHistory, code, description, context);
}
