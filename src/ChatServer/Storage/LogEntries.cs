using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>What the logs keep of an event: an entry for each channel or conversation that it belongs to.</summary>
internal static class LogEntries
{
    /// <param name="recorded">The event, already applied.</param>
    /// <param name="world">The state after it.</param>
    public static IEnumerable<LogEntry> Of(Recorded recorded, World world) => recorded.Event switch
    {
        ChannelMessagePosted posted => [InChannel(recorded, world, posted.Channel, KindOf(posted.Verb), posted.By, posted.Text) with
        {
            Tags = WithAccount(posted.Tags, posted.User, world),
            Sender = IdentityOf(world, posted.User),
        }],
        PrivateMessagePosted posted => [Private(recorded, posted) with { Tags = WithAccount(posted.Tags, posted.User, world) }],
        TagsPosted { IsKept: true } posted => [InConversation(recorded, world, posted.User, posted.By, posted.Place, EntryKind.TagMsg) with
        {
            Tags = WithAccount(posted.Tags, posted.User, world),
        }],
        MessageEdited edited =>
            [InConversation(recorded, world, edited.User, edited.By, edited.Place, EntryKind.Edit) with
            {
                Text = edited.Text,
                Refers = edited.Message,
                Tags = WithAccount(MessageTags.Empty, edited.User, world),
            }],
        MessageRedacted redacted => [InConversation(recorded, world, redacted.User, redacted.By, redacted.Place, EntryKind.Redaction) with
        {
            Text = redacted.Reason ?? string.Empty,
            Refers = redacted.Message,
            Tags = WithAccount(MessageTags.Empty, redacted.User, world),
        }],
        TopicChanged changed => [InChannel(recorded, world, changed.Channel, EntryKind.Topic, changed.By, changed.Text)],
        ChannelRenamed renamed => [InChannel(recorded, renamed.NewName, EntryKind.Rename, renamed.By, $"{renamed.OldName} {renamed.Reason}") with
        {
            Continues = Channel.LogKeyOf(renamed.OldName),
        }],
        MemberJoined joined => [InChannel(recorded, world, joined.Channel, EntryKind.Join, joined.Source, string.Empty)],
        MemberParted parted => [InChannel(recorded, parted.Name, EntryKind.Part, parted.Source, parted.Reason ?? string.Empty)],
        MemberKicked kicked => [InChannel(recorded, kicked.Name, EntryKind.Kick, kicked.By, $"{kicked.Nick} {kicked.Reason}")],
        ChannelModesChanged changed =>
            [InChannel(recorded, world, changed.Channel, EntryKind.Mode, changed.By, string.Join(' ', ModeChanges.Format(changed.Changes)))],
        UserQuit quit => quit.Channels.Select(left => InChannel(recorded, left.Name, EntryKind.Quit, quit.Source, quit.Reason)),
        NickChanged changed when world.FindUser(changed.User) is { } user =>
            user.Channels.Select(channel => InChannel(recorded, channel.Name, EntryKind.Nick, changed.OldSource, changed.NewNick)),
        _ => [],
    };

    /// <summary>The entry that a message to those with a rank would have: no log keeps it, but clients get it in the same way.</summary>
    public static LogEntry Unkept(Recorded recorded, World world, RankMessagePosted posted) =>
        InChannel(recorded, posted.Target, KindOf(posted.Verb), posted.By, posted.Text) with { Tags = WithAccount(posted.Tags, posted.User, world) };

    /// <summary>The sender's tags, and the account it was logged in to then.</summary>
    private static string WithAccount(MessageTags tags, UserId sender, World world) =>
        (world.FindUser(sender)?.Account is { } account ? tags.With(TagNames.Account, account) : tags).ToString();

    private static LogEntry InChannel(Recorded recorded, World world, ChannelId id, EntryKind kind, Source source, string text) =>
        InChannel(recorded, world.GetChannel(id).Name, kind, source, text);

    private static LogEntry InChannel(Recorded recorded, string name, EntryKind kind, Source source, string text) => new()
    {
        Id = recorded.Id,
        Log = Channel.LogKeyOf(name),
        Kind = kind,
        Source = source,
        Target = name,
        Text = text,
    };

    private static LogEntry Private(Recorded recorded, PrivateMessagePosted posted) => new()
    {
        Id = recorded.Id,
        Log = posted.Parties.LogKey,
        Kind = KindOf(posted.Verb),
        Source = posted.By,
        Target = posted.Parties.RecipientNick,
        Text = posted.Text,
        Sender = posted.Parties.SenderIdentity,
        Parties = posted.Parties,
    };

    private static LogEntry InConversation(Recorded recorded, World world, UserId user, Source by, Place place, EntryKind kind) => new()
    {
        Id = recorded.Id,
        Log = place.Log,
        Kind = kind,
        Source = by,
        Target = place.Target,
        Sender = IdentityOf(world, user),
        Parties = place.Parties,
    };

    private static string IdentityOf(World world, UserId user) => world.FindUser(user)?.Identity ?? string.Empty;

    private static EntryKind KindOf(string verb) => verb switch
    {
        Verbs.Notice => EntryKind.Notice,
        Verbs.TagMsg => EntryKind.TagMsg,
        _ => EntryKind.PrivMsg,
    };
}
