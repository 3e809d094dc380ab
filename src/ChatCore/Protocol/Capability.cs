using System.Collections.Frozen;

namespace ChatCore.Protocol;

/// <summary>The IRCv3 capabilities that WebChat knows, as a set of bits.</summary>
[Flags]
public enum Capability
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
    ];

    private static readonly FrozenDictionary<string, Capability> ByName =
        Table.ToFrozenDictionary(row => row.Name, row => row.Bit, StringComparer.Ordinal);

    /// <summary>Every known capability.</summary>
    public static Capability All { get; } = Table.Aggregate(Capability.None, (all, row) => all | row.Bit);

    /// <summary>The capability with this name, or null when it is unknown. Names are case-sensitive.</summary>
    public static Capability? Find(string name) => ByName.TryGetValue(name, out var bit) ? bit : null;

    /// <summary>The names in <paramref name="set"/>, in the order of the table.</summary>
    public static IEnumerable<string> Names(Capability set) =>
        Table.Where(row => (set & row.Bit) != 0).Select(row => row.Name);

    /// <summary>Whether every capability of <paramref name="wanted"/> is in <paramref name="set"/>.</summary>
    public static bool Has(this Capability set, Capability wanted) => (set & wanted) == wanted;
}
