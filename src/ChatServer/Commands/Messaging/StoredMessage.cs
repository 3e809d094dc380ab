using ChatServer.Commands.Reading;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Messaging;

/// <summary>A stored message that a client wants to change.</summary>
/// <param name="log">The log that it is to be in.</param>
/// <param name="target">The target as the client named it.</param>
/// <param name="id">The msgid as the client named it.</param>
internal sealed class StoredMessage(HistoryLog log, string target, string id)
{
    public string Target => State.Names.Truncate(target, 128);

    public string Id => State.Names.Truncate(id, 128);

    /// <summary>What has to be answered before anything else is known; null when the id is none.</summary>
    public MessageFound? Question { get; } = EventId.TryParse(id, out var parsed) ? new MessageFound(log, parsed) : null;

    /// <summary>The message; null when there is none.</summary>
    public LogEntry? Entry => Question?.Answer is [var entry] ? entry : null;

    public bool IsOf(User user) => Entry?.Sender == user.Identity;

    /// <summary>Where the message is, by the state of now; null when it or its channel is gone.</summary>
    public Place? Place(CommandContext context)
    {
        if (Entry is not { } entry)
            return null;
        if (log is HistoryLog.OfChannel)
            return context.World.FindChannel(target) is { } channel && channel.FindMember(context.User) is not null ? State.Place.In(channel) : null;

        // Whoever has the nickname now need not be who was written to.
        var place = context.World.FindUser(target) is { } peer ? State.Place.Between(context.User, peer) : null;
        return place?.Log == entry.Log ? place : new Place(entry.Log, target, null, null, null);
    }
}
