using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>
/// Messages of the last minutes that carry a client's own id. A client that lost its connection sends again what it has no answer to: what
/// is here was posted already. Bounded by time and number.
/// </summary>
internal sealed class RecentPosts(World world)
{
    private const int Max = 50_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Dictionary<(string Identity, string Log, string ClientId), Post> _posts = [];
    private readonly Queue<((string, string, string) Key, Post Post)> _byTime = [];

    /// <summary>A message and what becomes of it in the store.</summary>
    public sealed record Post(LogEntry Entry, Storing Storing);

    public int Count => _posts.Count;

    /// <summary>The same message by the same sender to the same target, unless the store lost it.</summary>
    public Post? FindSame(ChatEvent posted) =>
        KeyOf(posted) is { } key && _posts.TryGetValue(key, out var post) && post.Storing.IsStored != false ? post : null;

    public void Add(ChatEvent posted, LogEntry entry, Storing storing)
    {
        Forget(entry.Id.At - Kept);
        if (KeyOf(posted) is not { } key)
            return;

        var post = new Post(entry, storing);
        _posts[key] = post;
        _byTime.Enqueue((key, post));
    }

    private void Forget(DateTimeOffset before)
    {
        while (_byTime.TryPeek(out var oldest) && (oldest.Post.Entry.Id.At < before || _byTime.Count >= Max))
        {
            _byTime.Dequeue();
            if (_posts.TryGetValue(oldest.Key, out var post) && post == oldest.Post)
                _posts.Remove(oldest.Key);
        }
    }

    private (string, string, string)? KeyOf(ChatEvent happened)
    {
        var tags = (happened as ChannelMessagePosted)?.Tags ?? (happened as PrivateMessagePosted)?.Tags ?? MessageTags.Empty;
        if (tags.Find(TagNames.ClientId) is not { Length: > 0 } id)
            return null;

        return happened switch
        {
            ChannelMessagePosted posted when world.FindUser(posted.User) is { } user => (user.Identity, world.GetChannel(posted.Channel).LogKey, id),
            PrivateMessagePosted posted => (posted.Parties.SenderIdentity, posted.Parties.LogKey, id),
            _ => null,
        };
    }
}
