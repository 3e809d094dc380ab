using System.Collections.Frozen;

namespace ChatCore.Protocol;

/// <summary>The IRCv3 capabilities that WebChat knows, as a set of bits.</summary>
[Flags]
public enum Capability : long
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>message-tags</c>: arbitrary tags, and TAGMSG.</summary>
    MessageTags = 1 << 0,

    /// <summary><c>server-time</c>: every line carries the time it happened.</summary>
    ServerTime = 1 << 1,

    /// <summary><c>echo-message</c>: a sender gets its own messages back once they are accepted.</summary>
    EchoMessage = 1 << 2,

    /// <summary><c>batch</c>: lines that belong together.</summary>
    Batch = 1 << 3,

    /// <summary><c>labeled-response</c>: answers carry the label of their request.</summary>
    LabeledResponse = 1 << 4,

    /// <summary><c>draft/chathistory</c>: reading stored messages.</summary>
    ChatHistory = 1 << 5,

    /// <summary><c>cap-notify</c>: changes of the list of capabilities; implied by <c>CAP LS 302</c>.</summary>
    CapNotify = 1 << 6,

    /// <summary><c>multi-prefix</c>: all of a member's prefixes in lists, not just the highest.</summary>
    MultiPrefix = 1 << 7,

    /// <summary><c>away-notify</c>: members learn when someone goes away and returns.</summary>
    AwayNotify = 1 << 8,

    /// <summary><c>draft/event-playback</c>: history holds more than messages.</summary>
    EventPlayback = 1L << 20,

    /// <summary><c>draft/multiline</c>: messages of several lines.</summary>
    Multiline = 1L << 21,

    /// <summary><c>draft/read-marker</c>: how far a conversation was read, kept for all clients of a user.</summary>
    ReadMarker = 1L << 22,

    /// <summary><c>draft/message-redaction</c>: messages can be taken back.</summary>
    MessageRedaction = 1L << 23,

    /// <summary><c>draft/message-edit</c>: messages can be corrected.</summary>
    MessageEdit = 1L << 24,

    /// <summary><c>draft/metadata-2</c>: what users and channels tell of themselves; changes come as METADATA lines.</summary>
    Metadata2 = 1L << 25,

    /// <summary><c>draft/metadata-3</c>: the same; changes come as numerics.</summary>
    Metadata3 = 1L << 26,

    /// <summary><c>soju.im/search</c>: finding messages by their words.</summary>
    Search = 1L << 27,

    /// <summary><c>sts</c>: only a hint to connect over TLS; cannot be requested.</summary>
    Sts = 1L << 28,

    /// <summary><c>sasl</c>: logging in to an account.</summary>
    Sasl = 1 << 9,

    /// <summary><c>account-notify</c>: members learn when someone logs in.</summary>
    AccountNotify = 1 << 10,

    /// <summary><c>account-tag</c>: lines carry the account of who they are from.</summary>
    AccountTag = 1 << 11,

    /// <summary><c>draft/account-registration</c>: making an account.</summary>
    AccountRegistration = 1 << 13,

    /// <summary><c>extended-join</c>: JOIN tells account and real name.</summary>
    ExtendedJoin = 1L << 40,

    /// <summary><c>userhost-in-names</c>: NAMES tells nick!user@host.</summary>
    UserhostInNames = 1L << 41,

    /// <summary><c>setname</c>: real names can change, and who shares a channel learns of it.</summary>
    SetName = 1L << 42,

    /// <summary><c>invite-notify</c>: those who may invite see the invitations of others.</summary>
    InviteNotify = 1L << 43,

    /// <summary><c>chghost</c>: members learn when somebody's user name or host changes.</summary>
    ChgHost = 1L << 44,

    /// <summary><c>no-implicit-names</c>: JOIN is not followed by the list of members.</summary>
    NoImplicitNames = 1L << 45,

    /// <summary><c>draft/extended-isupport</c>: ISUPPORT before registration, and 005 lines in a batch.</summary>
    ExtendedISupport = 1L << 46,

    /// <summary><c>draft/pre-away</c>: AWAY before registration.</summary>
    PreAway = 1L << 47,

    /// <summary><c>draft/channel-rename</c>: RENAME instead of PART and JOIN.</summary>
    ChannelRename = 1L << 48,

    /// <summary><c>extended-monitor</c>: watchers learn of more than coming and going.</summary>
    ExtendedMonitor = 1L << 49,
}

/// <summary>The table of capabilities: name on the wire and bit.</summary>
public static class Capabilities
{
    private static readonly (string Name, Capability Bit)[] Table =
    [
        ("message-tags", Capability.MessageTags),
        ("server-time", Capability.ServerTime),
        ("echo-message", Capability.EchoMessage),
        ("batch", Capability.Batch),
        ("labeled-response", Capability.LabeledResponse),
        ("draft/chathistory", Capability.ChatHistory),
        ("cap-notify", Capability.CapNotify),
        ("multi-prefix", Capability.MultiPrefix),
        ("away-notify", Capability.AwayNotify),
        ("draft/event-playback", Capability.EventPlayback),
        ("draft/multiline", Capability.Multiline),
        ("draft/read-marker", Capability.ReadMarker),
        ("draft/message-redaction", Capability.MessageRedaction),
        ("draft/message-edit", Capability.MessageEdit),
        ("draft/metadata-2", Capability.Metadata2),
        ("draft/metadata-3", Capability.Metadata3),
        ("soju.im/search", Capability.Search),
        ("sts", Capability.Sts),
        ("sasl", Capability.Sasl),
        ("account-notify", Capability.AccountNotify),
        ("account-tag", Capability.AccountTag),
        ("draft/account-registration", Capability.AccountRegistration),
        ("extended-join", Capability.ExtendedJoin),
        ("userhost-in-names", Capability.UserhostInNames),
        ("setname", Capability.SetName),
        ("invite-notify", Capability.InviteNotify),
        ("chghost", Capability.ChgHost),
        ("no-implicit-names", Capability.NoImplicitNames),
        ("draft/no-implicit-names", Capability.NoImplicitNames),
        ("draft/extended-isupport", Capability.ExtendedISupport),
        ("draft/pre-away", Capability.PreAway),
        ("draft/channel-rename", Capability.ChannelRename),
        ("extended-monitor", Capability.ExtendedMonitor),
    ];

    private static readonly FrozenDictionary<string, Capability> ByName =
        Table.ToFrozenDictionary(row => row.Name, row => row.Bit, StringComparer.Ordinal);

    /// <summary>Every known capability.</summary>
    public static Capability All { get; } = Table.Aggregate(Capability.None, (all, row) => all | row.Bit);

    /// <summary>The capability with this name, or null when it is unknown. Names are case-sensitive.</summary>
    public static Capability? Find(string name) => ByName.TryGetValue(name, out var bit) ? bit : null;

    /// <summary>The names in <paramref name="set"/>, in the order of the table.</summary>
    public static IEnumerable<string> Names(Capability set) => Of(set).Select(row => row.Name);

    /// <summary>The capabilities in <paramref name="set"/> with their names, in the order of the table.</summary>
    public static IEnumerable<(string Name, Capability Bit)> Of(Capability set) =>
        Table.Where(row => (set & row.Bit) != 0);

    /// <summary>Whether every capability of <paramref name="wanted"/> is in <paramref name="set"/>.</summary>
    public static bool Has(this Capability set, Capability wanted) => (set & wanted) == wanted;
}
