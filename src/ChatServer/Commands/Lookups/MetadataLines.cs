using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary>The lines of metadata: as answers, and as news, which are numerics in the third draft and METADATA lines in the second.</summary>
internal static class MetadataLines
{
    /// <summary>The type of batches, and how far a value may be seen: by everybody.</summary>
    public const string BatchType = "metadata";
    private const string Visibility = "*";

    public static Reply Of(string target, string key, string? value) => value is null
        ? new Reply(Numeric.RplKeyNotSet, target, key, "The key is not set")
        : new Reply(Numeric.RplKeyValue, target, key, Visibility, value);

    /// <summary>What a session is told of a key unasked.</summary>
    public static Reply News(Session session, string target, string key, string? value) => session.Capabilities.Has(Capability.Metadata3)
        ? Of(target, key, value)
        : new Reply(Verbs.Metadata, value is null ? [target, key, Visibility] : [target, key, Visibility, value]);

    public static bool Knows(Session session) => (session.Capabilities & (Capability.Metadata2 | Capability.Metadata3)) != 0;

    /// <summary>What a session that has entered a channel, or asks for it, is told: the keys it subscribed to, of the channel and its members.</summary>
    public static IEnumerable<Reply> Sync(Session session, Channel channel)
    {
        var members = channel.Members.Where(member => member.User != session.User).Select(member => (member.User.Nick, member.User.Metadata));
        return members.Prepend((channel.Name, channel.Metadata)).SelectMany(target => Sync(session, target.Item1, target.Metadata));
    }

    public static IEnumerable<Reply> Sync(Session session, string target, MetadataKeys values) =>
        session.Subscriptions.Where(key => values.Find(key) is not null).Select(key => News(session, target, key, values.Find(key)));

    /// <summary>The burst's batch of a client's own metadata.</summary>
    public static BatchedReplies OfUser(Session session, User user) =>
        new(BatchType, [user.Nick], [.. user.Metadata.All.Select(pair => News(session, user.Nick, pair.Key, pair.Value))]);
}
