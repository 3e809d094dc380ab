using System.Collections.Immutable;
using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>A message of several lines that a client has begun and not yet ended.</summary>
/// <param name="Reference">What the client calls the batch.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Tags">The client-only tags of the whole.</param>
/// <param name="Label">The label of the whole.</param>
internal sealed record OpenMultiline(string Reference, string Target, MessageTags Tags, string? Label)
{
    /// <summary>PRIVMSG, NOTICE or EDITMSG: that of the first line.</summary>
    public string? Verb { get; init; }

    /// <summary>The message that is given this text, as the client named it; null for a new one.</summary>
    public string? Edits { get; init; }

    public ImmutableList<TextLine> Lines { get; init; } = [];

    /// <summary>Bytes of the text so far.</summary>
    public int Bytes { get; init; }

    /// <summary>Whether it was refused: what else comes of it is passed over.</summary>
    public bool IsVoid { get; init; }
}
