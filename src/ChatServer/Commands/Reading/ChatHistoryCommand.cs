using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Reading;

/// <summary><c>CHATHISTORY subcommand target reference [reference] limit</c> reads stored messages (IRCv3 <c>draft/chathistory</c>).</summary>
internal sealed class ChatHistoryCommand : ICommand
{
    private const string TargetsType = "draft/chathistory-targets";

    public CommandSpec Spec { get; } = new(Verbs.ChatHistory);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (!context.Options.History.Enabled)
            return [Refusal.UnknownCommand(Verbs.ChatHistory)];
        if (context.Parameters.Count == 0)
            return [Fail("NEED_MORE_PARAMS", "A subcommand is needed")];

        var subcommand = context.Parameters[0];
        switch (subcommand.ToUpperInvariant())
        {
            case "TARGETS":
                return context.Parameters is [_, var from, var to, var limit]
                    ? Targets(context, subcommand, from, to, limit)
                    : [WrongCount(context, subcommand, 4, "Two timestamps and a limit are needed")];

            case "BETWEEN":
                return context.Parameters is [_, var target, var first, var second, var most]
                    ? Read(context, subcommand, target, [first, second], most)
                    : [WrongCount(context, subcommand, 5, "Target, two references and a limit are needed")];

            case "LATEST" or "BEFORE" or "AFTER" or "AROUND":
                return context.Parameters is [_, var place, var reference, var count]
                    ? Read(context, subcommand, place, [reference], count)
                    : [WrongCount(context, subcommand, 4, "Target, reference and limit are needed")];

            default:
                return [Fail("INVALID_PARAMS", "Allowed: LATEST, BEFORE, AFTER, AROUND, BETWEEN and TARGETS", subcommand)];
        }
    }

    private static IEnumerable<Outcome> Read(
        CommandContext context, string subcommand, string target, string[] references, string limit)
    {
        if (HistoryRange.FindUnknownType(references) is { } unknown)
            return [Fail("INVALID_MSGREFTYPE", "Allowed: msgid and timestamp", subcommand, target, unknown)];
        if (HistoryRange.Parse(subcommand.ToUpperInvariant(), references, context.Newest) is not { } range)
            return [Fail("INVALID_PARAMS", "A reference is msgid=id, timestamp=YYYY-MM-DDThh:mm:ss.sssZ or, for LATEST, *", subcommand)];
        if (ParseLimit(context, limit) is not { } count)
            return [Fail("INVALID_PARAMS", "The limit must be a positive number", subcommand)];
        if (ConversationLookup.Find(context, target) is not { } found)
            return [Fail("INVALID_TARGET", "There is no such conversation of yours", subcommand, target)];

        return Read(context, subcommand, found, range.Queries(found.Log, count), count);
    }

    private static IEnumerable<Outcome> Read(
        CommandContext context, string subcommand, (HistoryLog Log, string Name) found, IEnumerable<HistoryQuery> queries, int count)
    {
        var withEvents = context.Session.Capabilities.Has(Capability.EventPlayback);
        var entries = new List<LogEntry>();
        foreach (var query in queries)
        {
            // The second half of AROUND gets what the first one left.
            var read = new HistoryRead(query with { WithEvents = withEvents, Limit = Math.Min(query.Limit, count - entries.Count) });
            yield return read;
            if (read.Answer is null)
            {
                yield return Fail("MESSAGE_ERROR", "Messages could not be read: try again later", subcommand, found.Name);
                yield break;
            }

            entries.AddRange(read.Answer);
        }

        yield return new HistoryShown(found.Name, [.. entries.Select(entry => ConversationLookup.Present(context.World, entry))]);
    }

    private static IEnumerable<Outcome> Targets(CommandContext context, string subcommand, string from, string to, string limit)
    {
        if (HistoryRange.Parse("BETWEEN", [from, to], context.Newest) is not { } range || !from.StartsWith("timestamp=", StringComparison.Ordinal)
            || !to.StartsWith("timestamp=", StringComparison.Ordinal))
        {
            yield return Fail("INVALID_PARAMS", "Two references timestamp=YYYY-MM-DDThh:mm:ss.sssZ are needed", subcommand);
            yield break;
        }

        if (ParseLimit(context, limit) is not { } count)
        {
            yield return Fail("INVALID_PARAMS", "The limit must be a positive number", subcommand);
            yield break;
        }

        var channels = context.User.Channels.Select(channel => (channel.LogKey, channel.Name)).ToArray();
        var read = new TargetsRead(new TargetsQuery(context.User.Identity, channels, range.After, range.Before, count, range.From));
        yield return read;
        yield return read.Answer is { } targets
            ? new BatchedReplies(TargetsType, [], [.. targets.Select(target =>
                new Reply(Verbs.ChatHistory, "TARGETS", target.Name, ServerTime.Format(target.Latest.At)))])
            : Fail("MESSAGE_ERROR", "The list could not be read: try again later", subcommand);
    }

    private static int? ParseLimit(CommandContext context, string limit) =>
        int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? Math.Min(count, context.Options.History.MaxMessagesPerRequest)
            : null;

    private static Refusal WrongCount(CommandContext context, string subcommand, int needed, string description) =>
        Fail(context.Parameters.Count < needed ? "NEED_MORE_PARAMS" : "INVALID_PARAMS", description, subcommand);

    private static Refusal Fail(string code, string description, params IReadOnlyList<string> context) =>
        Refusal.Fail(Verbs.ChatHistory, code, description, context);
}
