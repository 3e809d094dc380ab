using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Configuration;

namespace ChatServer.State;

/// <summary>
/// Something that happened: the only thing that changes state. Holds ids and values, no references, so that it says the same whenever it
/// is read.
/// </summary>
internal abstract record ChatEvent : Outcome;

/// <summary>An event with its place in the order of all events.</summary>
internal readonly record struct Recorded(ChatEvent Event, EventId Id)
{
    public DateTimeOffset At => Id.At;
}

internal sealed record SessionOpened(SessionId Session, SessionOrigin Origin) : ChatEvent;

/// <summary>A gateway told where the client really comes from.</summary>
internal sealed record OriginChanged(SessionId Session, SessionOrigin Origin) : ChatEvent;

/// <summary>The connection is gone. A registered user's <see cref="UserQuit"/> comes first.</summary>
internal sealed record SessionClosed(SessionId Session) : ChatEvent;

internal sealed record CapabilityListingBegun(SessionId Session, bool UsesCap302) : ChatEvent;

internal sealed record CapabilitiesChanged(SessionId Session, Capability Capabilities) : ChatEvent;

internal sealed record CapabilityNegotiationChanged(SessionId Session, bool IsNegotiating) : ChatEvent;

internal sealed record PasswordGiven(SessionId Session, string Password) : ChatEvent;

/// <summary>A nickname asked for before registration.</summary>
internal sealed record NickRequested(SessionId Session, string Nick) : ChatEvent;

internal sealed record UserDescribed(SessionId Session, string UserName, string RealName) : ChatEvent;

internal sealed record UserRegistered(SessionId Session, UserId User, Source Source, string RealName, UserModes Modes) : ChatEvent;

/// <summary>The log-in under way at a connection; null when it is over.</summary>
internal sealed record SaslAdvanced(SessionId Session, SaslExchange? Exchange) : ChatEvent;

/// <summary>An account was made, or its owner's choices changed.</summary>
internal sealed record AccountKnown(KnownAccount Account) : ChatEvent;

/// <summary>A connection has proven to be an account, and with it its user, if it has one already.</summary>
internal sealed record LoggedIn(SessionId Session, UserId? User, string Account) : ChatEvent;

/// <summary>An attempt that counts against those who try too often.</summary>
internal sealed record LoginFailed(SessionId Session, string Host, string? Account) : ChatEvent;

/// <summary>One more connection of a user who is here already.</summary>
internal sealed record SessionAttached(SessionId Session, UserId User) : ChatEvent;

/// <summary>A connection is gone, and its user is still here: by another connection, or without any.</summary>
internal sealed record SessionDetached(SessionId Session, UserId User) : ChatEvent;

internal sealed record NickChanged(UserId User, Source OldSource, string NewNick) : ChatEvent;

internal sealed record AwayChanged(UserId User, string? Message) : ChatEvent;

/// <param name="User">Whose modes.</param>
/// <param name="Modes">All its modes from now on.</param>
/// <param name="Changes">What is shown.</param>
internal sealed record UserModesChanged(UserId User, UserModes Modes, IReadOnlyList<ModeChange> Changes) : ChatEvent;

/// <summary>OPER succeeded.</summary>
/// <param name="User">Who.</param>
/// <param name="WhoisLine">What WHOIS says of it; null for the usual words.</param>
internal sealed record OperatorGranted(UserId User, string? WhoisLine) : ChatEvent;

internal sealed record RealNameChanged(UserId User, string RealName) : ChatEvent;

/// <summary>The user name or host that others see is another from now on.</summary>
internal sealed record UserHostChanged(UserId User, Source OldSource, string UserName, string Host) : ChatEvent;

/// <summary>An away message before registration.</summary>
internal sealed record PreAwayChanged(SessionId Session, string? Message) : ChatEvent;

/// <summary>The user lets somebody write to it in spite of mode <c>R</c>, or no longer does.</summary>
internal sealed record AcceptChanged(UserId User, UserId Target, bool IsAccepted) : ChatEvent;

/// <summary>A client watches other nicknames from now on.</summary>
internal sealed record MonitorChanged(SessionId Session, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : ChatEvent;

/// <summary>What of the configuration can change while the server runs was read again.</summary>
internal sealed record ConfigurationReloaded(ChatOptions Options) : ChatEvent;

/// <summary>A client that knows cap-notify is offered other capabilities than before, or the same with other values.</summary>
/// <param name="Session">The client's.</param>
/// <param name="Gone">Names of those that are offered no longer.</param>
/// <param name="New">Those that are new, as CAP LS would list them.</param>
internal sealed record CapabilityOfferChanged(SessionId Session, IReadOnlyList<string> Gone, IReadOnlyList<string> New) : ChatEvent;

/// <summary>An operator's word to all users of mode <c>w</c>.</summary>
internal sealed record WallopsSent(Source By, string Text) : ChatEvent;

/// <param name="User">Who is gone.</param>
/// <param name="Source">Its nick!user@host.</param>
/// <param name="Reason">Why.</param>
/// <param name="Channels">Where it was a member.</param>
internal sealed record UserQuit(UserId User, Source Source, string Reason, IReadOnlyList<(ChannelId Channel, string Name)> Channels) : ChatEvent
{
    /// <summary>The account that is no longer present; null for a guest, or when the account is here by another user.</summary>
    public string? Account { get; init; }
}

/// <param name="Channel">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Founder">The account that it belongs to; null for nobody's.</param>
internal sealed record ChannelCreated(ChannelId Channel, string Name, string? Founder = null) : ChatEvent;

internal sealed record MemberJoined(ChannelId Channel, UserId User, Source Source, MemberRank Rank) : ChatEvent;

internal sealed record MemberParted(ChannelId Channel, string Name, UserId User, Source Source, string? Reason) : ChatEvent;

internal sealed record MemberKicked(ChannelId Channel, string Name, UserId User, string Nick, Source By, string Reason) : ChatEvent;

/// <param name="Channel">Where to.</param>
/// <param name="Name">The channel's name.</param>
/// <param name="User">Who is invited.</param>
/// <param name="Nick">Its nickname.</param>
/// <param name="By">Who invites.</param>
internal sealed record UserInvited(ChannelId Channel, string Name, UserId User, string Nick, Source By) : ChatEvent;

internal sealed record ChannelRenamed(ChannelId Channel, string OldName, string NewName, Source By, string Reason) : ChatEvent;

/// <param name="Channel">Where.</param>
/// <param name="Text">The new topic; empty when it was cleared.</param>
/// <param name="By">Who did it.</param>
internal sealed record TopicChanged(ChannelId Channel, string Text, Source By) : ChatEvent;

/// <param name="Channel">Where.</param>
/// <param name="By">Who did it.</param>
/// <param name="Changes">What is shown: nicknames as parameters.</param>
/// <param name="Settings">The channel's settings from now on.</param>
/// <param name="Ranks">The new ranks of members.</param>
internal sealed record ChannelModesChanged(
    ChannelId Channel, Source By, IReadOnlyList<ModeChange> Changes, ChannelSettings Settings, IReadOnlyList<(UserId User, MemberRank Rank)> Ranks)
    : ChatEvent;

/// <summary>A message to a channel.</summary>
/// <param name="Verb">PRIVMSG or NOTICE.</param>
/// <param name="Channel">Where it was said.</param>
/// <param name="User">Who said it.</param>
/// <param name="By">Its nick!user@host.</param>
/// <param name="Text">What.</param>
/// <param name="Tags">The sender's client-only tags.</param>
internal sealed record ChannelMessagePosted(string Verb, ChannelId Channel, UserId User, Source By, string Text, MessageTags Tags) : ChatEvent;

/// <summary>A message to those of a channel who have a rank; not kept, for the channel's log is for all its members.</summary>
/// <param name="Verb">PRIVMSG or NOTICE.</param>
/// <param name="Channel">Where it was said.</param>
/// <param name="Target">What it was addressed to: <c>@#channel</c>, or the channel itself when it is moderated by its operators.</param>
/// <param name="Rank">The lowest rank that gets it.</param>
/// <param name="User">Who said it.</param>
/// <param name="By">Its nick!user@host.</param>
/// <param name="Text">What.</param>
/// <param name="Tags">The sender's client-only tags.</param>
internal sealed record RankMessagePosted(
    string Verb, ChannelId Channel, string Target, MemberRank Rank, UserId User, Source By, string Text, MessageTags Tags) : ChatEvent;

/// <summary>A message from one user to another.</summary>
/// <param name="Verb">PRIVMSG or NOTICE.</param>
/// <param name="User">Who said it.</param>
/// <param name="By">Its nick!user@host.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Parties">Whose history it belongs to.</param>
/// <param name="Text">What.</param>
/// <param name="Tags">The sender's client-only tags.</param>
internal sealed record PrivateMessagePosted(
    string Verb, UserId User, Source By, UserId Recipient, PrivateParties Parties, string Text, MessageTags Tags) : ChatEvent;

/// <summary>Tags without text (TAGMSG).</summary>
/// <param name="User">Who sent them.</param>
/// <param name="By">Its nick!user@host.</param>
/// <param name="Place">Where to.</param>
/// <param name="Tags">The sender's client-only tags.</param>
/// <param name="IsKept">Whether history keeps them.</param>
internal sealed record TagsPosted(UserId User, Source By, Place Place, MessageTags Tags, bool IsKept) : ChatEvent;

/// <summary>A message got another text.</summary>
internal sealed record MessageEdited(UserId User, Source By, Place Place, EventId Message, string Text) : ChatEvent;

/// <summary>A message was taken back.</summary>
internal sealed record MessageRedacted(UserId User, Source By, Place Place, EventId Message, string? Reason) : ChatEvent;

/// <summary>A client began, went on with or ended a message of several lines.</summary>
internal sealed record MultilineChanged(SessionId Session, OpenMultiline? Multiline) : ChatEvent;

/// <summary>Somebody has read further.</summary>
internal sealed record ReadMarkerMoved(UserId User, ReadMarker Marker, string Target) : ChatEvent;

/// <summary>A key of metadata was set, or removed when the value is null. Without user and channel it is the session's own, before registration.</summary>
internal sealed record MetadataChanged(SessionId Session, UserId? User, ChannelId? Channel, string Target, string Key, string? Value) : ChatEvent;

/// <summary>A client wants to be told about a key of metadata, or no longer.</summary>
internal sealed record SubscriptionChanged(SessionId Session, string Key, bool IsSubscribed) : ChatEvent;

/// <summary>Where something is said: a channel, or a private conversation.</summary>
/// <param name="Log">The log of it.</param>
/// <param name="Target">The channel's name, or the recipient's nickname.</param>
/// <param name="Channel">The channel; null in private.</param>
/// <param name="Recipient">The other in private, if it is there.</param>
/// <param name="Parties">The two sides in private.</param>
internal sealed record Place(string Log, string Target, ChannelId? Channel, UserId? Recipient, PrivateParties? Parties)
{
    public static Place In(Channel channel) => new(channel.LogKey, channel.Name, channel.Id, null, null);

    public static Place Between(User sender, User recipient)
    {
        var parties = PrivateParties.Of(sender, recipient);
        return new Place(parties.LogKey, recipient.Nick, null, recipient.Id, parties);
    }
}

/// <summary>The two sides of a private conversation, by identity and by the nicknames they had.</summary>
internal sealed record PrivateParties(string SenderIdentity, string SenderNick, string RecipientIdentity, string RecipientNick)
{
    public static PrivateParties Of(User sender, User recipient) => new(sender.Identity, sender.Nick, recipient.Identity, recipient.Nick);

    /// <summary>The log of the two, the same whoever speaks.</summary>
    public string LogKey => string.CompareOrdinal(SenderIdentity, RecipientIdentity) <= 0
        ? $"{SenderIdentity} {RecipientIdentity}"
        : $"{RecipientIdentity} {SenderIdentity}";
}
