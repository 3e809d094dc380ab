using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>METADATA * SUB|UNSUB|SUBS</c>: which keys a client is told about unasked.</summary>
internal static class MetadataSubscriptions
{
    private const string ListType = "metadata-subs";
    private const int LineBytes = 350;

    public static IEnumerable<Outcome> Add(CommandContext context)
    {
        var added = new List<string>();
        foreach (var key in context.Parameters.Skip(2))
        {
            if (!MetadataKeys.IsValid(key))
            {
                yield return MetadataCommand.InvalidKey(key);
                continue;
            }

            var isNew = !context.Session.Subscriptions.Contains(key);
            if (isNew && context.Session.Subscriptions.Count >= context.Options.Metadata.MaxSubscriptions)
            {
                yield return MetadataCommand.Fail("TOO_MANY_SUBS", "That is one subscription too many", key);
                break;
            }

            if (isNew)
                yield return new SubscriptionChanged(context.Session.Id, key, IsSubscribed: true);
            added.Add(key);
        }

        foreach (var line in Replies.Lines(added, LineBytes))
            yield return new Reply(Numeric.RplMetadataSubOk, line.Split(' '));
        if (added.Count > 0)
        {
            // What is there already comes when the client asks for it.
            foreach (var channel in context.Session.User?.Channels ?? [])
                yield return new Reply(Numeric.RplMetadataSyncLater, channel.Name);
        }
    }

    public static IEnumerable<Outcome> Remove(CommandContext context)
    {
        var removed = new List<string>();
        foreach (var key in context.Parameters.Skip(2))
        {
            if (!MetadataKeys.IsValid(key))
            {
                yield return MetadataCommand.InvalidKey(key);
                continue;
            }

            if (context.Session.Subscriptions.Contains(key))
                yield return new SubscriptionChanged(context.Session.Id, key, IsSubscribed: false);
            removed.Add(key);
        }

        foreach (var line in Replies.Lines(removed, LineBytes))
            yield return new Reply(Numeric.RplMetadataUnsubOk, line.Split(' '));
    }

    public static IEnumerable<Outcome> List(CommandContext context) =>
    [
        new BatchedReplies(ListType, [],
            [.. Replies.Lines(context.Session.Subscriptions, LineBytes).Select(line => new Reply(Numeric.RplMetadataSubs, line.Split(' ')))]),
    ];
}
