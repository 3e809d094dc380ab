using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Connecting;

/// <summary>
/// What a returning client missed in its channels, for clients that cannot ask with CHATHISTORY: the messages again, with the time in front
/// for those that do not read <c>server-time</c>.
/// </summary>
internal static class Playback
{
    public static IEnumerable<Outcome> Since(EventId since, CommandContext context)
    {
        var limit = context.Options.History.MaxMessagesPerRequest;
        foreach (var channel in context.User.Channels.OrderBy(channel => channel.Id.Value).ToArray())
        {
            var read = new HistoryRead(new HistoryQuery(new HistoryLog.OfChannel(channel.LogKey), since, context.Newest.Next(), limit, HistoryEnd.Newest));
            yield return read;
            foreach (var entry in read.Answer ?? [])
                yield return new LineShown(Shown(entry, context.Session.Capabilities));
        }
    }

    private static Message Shown(LogEntry entry, Capability capabilities)
    {
        var line = entry.ToMessage();
        if (capabilities.Has(Capability.ServerTime))
            return line;

        var time = entry.Id.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new Message(line.Verb, line[0], $"[{time}] {line[1]}") { Source = line.Source, Tags = line.Tags };
    }
}
