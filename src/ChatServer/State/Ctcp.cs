namespace ChatServer.State;

/// <summary>Messages from program to program (CTCP), told by the character around them.</summary>
internal static class Ctcp
{
    private const char Mark = '\u0001';
    private const string Action = "\u0001ACTION";

    /// <summary>Whether the text is CTCP. Actions are ordinary messages, although they come in the same form.</summary>
    public static bool IsRequest(string text) => text.StartsWith(Mark) && !text.StartsWith(Action, StringComparison.OrdinalIgnoreCase);
}
