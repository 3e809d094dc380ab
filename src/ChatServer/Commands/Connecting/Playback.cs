using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Commands.Reading;
using ChatServer.Delivery;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Connecting;

/// <summary>
/// What a returning client missed, for clients that cannot ask with CHATHISTORY: the messages of its channels and those to itself again, with the
/// time in front for those that do not read <c>server-time</c>.
/// </summary>
internal static class Playback
{
    public static IEnumerable<Outcome> Since(EventId since, CommandContext context)
    {
        var limit = context.Options.History.MaxMessagesPerRequest;
        var channels = context.User.Channels.OrderBy(channel => channel.Id.Value).ToArray();
        var logs = channels.Select(HistoryLog (channel) => new HistoryLog.OfChannel(channel.LogKey)).Append(new HistoryLog.OfIdentity(context.User.Identity));
        foreach (var log in logs)
        {
            var read = new HistoryRead(new HistoryQuery(log, since, context.Newest.Next(), limit, HistoryEnd.Newest));
            yield return read;
            if (read.Answer is { } missed && missed.Count == limit)
                yield return new Reply(Verbs.Notice, context.User.Nick, $"Of what you missed, the newest {Replies.Text(limit)} messages follow: {Where(missed[0])}");
            foreach (var entry in read.Answer ?? [])
            {
                foreach (var line in Shown(ConversationLookup.Present(context.World, entry), context.Session.Capabilities))
                    yield return new LineShown(line);
            }
        }
    }

    private static string Where(LogEntry entry) => entry.Parties is null && Names.IsChannel(entry.Target) ? entry.Target : "private messages";

    private static IEnumerable<Message> Shown(LogEntry entry, Capability capabilities)
    {
        var lines = entry.ToOutgoing().For(capabilities);
        if (capabilities.Has(Capability.ServerTime))
            return lines;

        var time = entry.Id.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return lines.Select(line => line.Verb is Verbs.PrivMsg or Verbs.Notice
            ? new Message(line.Verb, line[0], $"[{time}] {line[1]}") { Source = line.Source, Tags = line.Tags }
            : line);
    }
}
