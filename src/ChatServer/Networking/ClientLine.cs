using ChatCore.Protocol;

namespace ChatServer.Networking;

/// <summary>A line from a client: a message, or what was wrong with it.</summary>
internal readonly record struct ClientLine(Message? Message, LineFault Fault)
{
    /// <summary>The label of a line that is no message: its refusal carries it.</summary>
    public string? Label { get; init; }

    /// <summary>The verb of a line that is no message, as far as it can be told.</summary>
    public string? Verb { get; init; }

    public static ClientLine Of(Message message) => new(message, LineFault.None);

    public static ClientLine Of(LineFault fault) => new(null, fault);
}

/// <summary>What was wrong with a line.</summary>
internal enum LineFault
{
    None,
    TooLong,
    InvalidUtf8,
    Malformed,
}
