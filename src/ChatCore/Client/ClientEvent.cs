using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>Everything that a <see cref="ChatClient"/> tells its owner: a closed family of records, in the order things happened.</summary>
public abstract record ClientEvent
{
    private ClientEvent()
    {
    }

    /// <summary>The connection moved on to another state.</summary>
    public sealed record StateChanged(ConnectionState State) : ClientEvent;

    /// <summary>
    /// The server announced itself and the client is registered. After a reconnect this comes again, and the conversations' members and
    /// topics follow anew; what the owner shows of messages stays valid.
    /// </summary>
    /// <param name="Nick">The nickname that the server gave.</param>
    /// <param name="ServerName">The server's own name.</param>
    /// <param name="Verdict">Why the server's certificate was accepted.</param>
    public sealed record Registered(string Nick, string ServerName, TrustVerdict Verdict) : ClientEvent;

    /// <summary>The server's 005 tokens are complete or changed.</summary>
    public sealed record ISupportChanged(ISupport Support) : ClientEvent;

    /// <summary>This client is in a channel now (again, after a reconnect). Topic, members and history follow as events of their own.</summary>
    public sealed record ChannelJoined(string Channel) : ClientEvent;

    /// <summary>This client is in the channel no more: it left, or was kicked when <paramref name="KickedBy"/> is given.</summary>
    public sealed record ChannelLeft(string Channel, string? KickedBy, string? Reason) : ClientEvent;

    /// <summary>The complete list of a channel's members, in place of what was known before.</summary>
    public sealed record MembersListed(string Channel, IReadOnlyList<ChannelMember> Members) : ClientEvent;

    /// <summary>Somebody else joined.</summary>
    public sealed record MemberJoined(string Channel, string Nick, DateTimeOffset At) : ClientEvent;

    /// <summary>Somebody else left the channel, or was kicked when <paramref name="KickedBy"/> is given.</summary>
    public sealed record MemberLeft(string Channel, string Nick, string? KickedBy, string? Reason, DateTimeOffset At) : ClientEvent;

    /// <summary>Somebody left the server, and with it these channels that this client shares with them.</summary>
    public sealed record UserQuit(string Nick, string? Reason, DateTimeOffset At) : ClientEvent;

    /// <summary>A member's prefixes changed, for example to <c>@</c> when made an operator.</summary>
    public sealed record MemberRankChanged(string Channel, string Nick, string Prefixes) : ClientEvent;

    /// <summary>The channel's modes changed, in words of the protocol: for a line in the timeline.</summary>
    public sealed record ModeChanged(string Channel, string By, string Change, DateTimeOffset At) : ClientEvent;

    /// <summary>A channel has another name now, and is otherwise the same: what was told of the old name holds for the new one.</summary>
    /// <param name="OldName">The name until now.</param>
    /// <param name="NewName">The name from now on; it may differ from the old one in case only.</param>
    /// <param name="By">Who renamed it.</param>
    /// <param name="Reason">Why, in their words; null when they gave no reason.</param>
    /// <param name="At">When.</param>
    public sealed record ChannelRenamed(string OldName, string NewName, string By, string? Reason, DateTimeOffset At) : ClientEvent;

    /// <summary>Somebody has another nickname now; <paramref name="IsSelf"/> when it is this client.</summary>
    public sealed record NickChanged(string OldNick, string NewNick, bool IsSelf, DateTimeOffset At) : ClientEvent;

    /// <summary>Somebody went away, or came back when the message is null.</summary>
    public sealed record AwayChanged(string Nick, string? AwayMessage) : ClientEvent;

    /// <summary>The channel's topic, on joining (<paramref name="IsChange"/> false) or because somebody set it. Empty when there is none.</summary>
    public sealed record TopicChanged(string Channel, string Topic, string? By, DateTimeOffset? At, bool IsChange) : ClientEvent;

    /// <summary>A message just said. Also this client's own, once stored: then <see cref="ChatMessage.ClientId"/> names the one that was sent.</summary>
    public sealed record MessageReceived(ChatMessage Message) : ClientEvent;

    /// <summary>
    /// Messages read back from the server's history, oldest first and none of them told before; only for
    /// <see cref="HistoryCause.Requested"/> they are exactly those before the id asked for. They may be older or newer than those already
    /// shown: order all by <see cref="ChatMessage.Id"/>.
    /// </summary>
    /// <param name="Conversation">The channel or the other person's nickname.</param>
    /// <param name="Messages">The messages, possibly none.</param>
    /// <param name="ReachesStart">Whether there is nothing older in the server's history.</param>
    /// <param name="Cause">Why they were read.</param>
    public sealed record HistoryReceived(
        string Conversation, IReadOnlyList<ChatMessage> Messages, bool ReachesStart, HistoryCause Cause) : ClientEvent
    {
        /// <summary>
        /// What was done to messages in the stretch that was read, oldest first. They may be about messages not read yet, and may have been
        /// told before: of two about the same the one with the higher id holds.
        /// </summary>
        public IReadOnlyList<MessageChange> Changes { get; init; } = [];
    }

    /// <summary>Somebody reacted to a message, edited it or took it back.</summary>
    /// <param name="Conversation">The channel or the other person's nickname.</param>
    /// <param name="Change">What was done to which message.</param>
    public sealed record MessageChanged(string Conversation, MessageChange Change) : ClientEvent;

    /// <summary>Somebody else began, paused or stopped writing. Forget it when nothing more is told for some seconds.</summary>
    public sealed record TypingChanged(string Conversation, string Nick, TypingState State) : ClientEvent;

    /// <summary>How far this user has read the conversation, on any of their clients; null when never.</summary>
    public sealed record ReadMarkerMoved(string Conversation, DateTimeOffset? At) : ClientEvent;

    /// <summary>Somebody's profile, or this user's own, has another value; null when it has none any more.</summary>
    /// <param name="Target">The nickname; or a channel, which may tell of itself by the same keys.</param>
    /// <param name="Key">Which of <see cref="ProfileKeys"/>.</param>
    /// <param name="Value">The value as its owner set it: text of a stranger.</param>
    public sealed record ProfileChanged(string Target, string Key, string? Value) : ClientEvent;

    /// <summary>A channel or user tells something else of itself under a key of <see cref="ChatClientOptions.MetadataKeys"/>.</summary>
    /// <param name="Target">The channel or nickname.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Value">Its value; null when there is none any more.</param>
    public sealed record MetadataChanged(string Target, string Key, string? Value) : ClientEvent;

    /// <summary>What the client and the server have agreed on: of this the owner can offer what depends on it.</summary>
    public sealed record CapabilitiesAgreed(Capability Capabilities) : ClientEvent;

    /// <summary>What became of a message given to <see cref="ChatClient.Send"/>.</summary>
    public sealed record OutgoingChanged(OutgoingMessage Message) : ClientEvent;

    /// <summary>The server said something that belongs to no conversation: MOTD, answers to commands. For a status line.</summary>
    public sealed record ServerNotice(string Text) : ClientEvent;

    /// <summary>The server refused a request.</summary>
    /// <param name="Code">The numeric, or the code of a FAIL; OFFLINE or UNSUPPORTED when the client knows by itself.</param>
    /// <param name="Context">The channel or nickname it is about; null when none was named.</param>
    /// <param name="Text">The server's words.</param>
    public sealed record RequestRefused(string Code, string? Context, string Text) : ClientEvent;
}

/// <summary>Why history was read.</summary>
public enum HistoryCause
{
    /// <summary>The conversation was opened.</summary>
    Opened,

    /// <summary>The connection was lost and is back: this is what was missed.</summary>
    CaughtUp,

    /// <summary><see cref="ChatClient.RequestOlderAsync"/> asked for it.</summary>
    Requested,
}

/// <summary>A member of a channel.</summary>
/// <param name="Nick">The nickname.</param>
/// <param name="Prefixes">Its prefixes, highest first, for example <c>@+</c>; empty for none.</param>
/// <param name="IsAway">Whether the member is marked as away, as far as known.</param>
public sealed record ChannelMember(string Nick, string Prefixes, bool IsAway = false);

/// <summary>A message of a conversation.</summary>
public sealed record ChatMessage
{
    /// <summary>The server's id (msgid). Ids of one server sort by ordinal comparison in the order the messages were said.</summary>
    public required string Id { get; init; }

    /// <summary>The channel, or in private the other person's nickname, whoever of the two said it.</summary>
    public required string Conversation { get; init; }

    /// <summary>Who said it.</summary>
    public required string Sender { get; init; }

    /// <summary>The text, without the wrapping of an action.</summary>
    public required string Text { get; init; }

    /// <summary>When the server took it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Message, notice or action (<c>/me</c>).</summary>
    public MessageKind Kind { get; init; }

    /// <summary>Whether this client's user said it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>For own messages, the <see cref="OutgoingMessage.ClientId"/> it was sent under; otherwise null.</summary>
    public string? ClientId { get; init; }

    /// <summary>The id of the message that it answers; null when it answers none.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>What sort of message it is.</summary>
public enum MessageKind
{
    /// <summary>An ordinary message (PRIVMSG).</summary>
    Message,

    /// <summary>A notice (NOTICE): nobody is expected to answer it automatically.</summary>
    Notice,

    /// <summary>An action: <c>/me waves</c> (CTCP ACTION).</summary>
    Action,
}

/// <summary>A message on its way: what became of it so far. Immutable; each change is told as a new value with the same id.</summary>
/// <param name="ClientId">This client's own id of the message, unique.</param>
/// <param name="Conversation">The channel or nickname it goes to.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">Message, notice or action.</param>
/// <param name="State">How far it got.</param>
/// <param name="Reason">When it failed, the server's words or what went wrong; otherwise null.</param>
public sealed record OutgoingMessage(
    string ClientId, string Conversation, string Text, MessageKind Kind, OutgoingState State, string? Reason = null)
{
    /// <summary>The id of the message that it answers; null when it answers none.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>How far a message got.</summary>
public enum OutgoingState
{
    /// <summary>Waits for a connection.</summary>
    Queued,

    /// <summary>Was written to the connection; the server has not confirmed it yet.</summary>
    Sent,

    /// <summary>
    /// The server has stored it. A <see cref="ClientEvent.MessageReceived"/> with the same client id came just before, or after a lost
    /// connection a <see cref="ClientEvent.HistoryReceived"/>.
    /// </summary>
    Stored,

    /// <summary>The server refused it; it will not be tried again by itself.</summary>
    Failed,
}
