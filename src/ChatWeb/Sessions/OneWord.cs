namespace ChatWeb.Sessions;

/// <summary>
/// What can stand as a word of its own on a line to a chat server, asked before anything is sent: the user is told what is wrong in their
/// own language.
/// </summary>
internal static class OneWord
{
    public static bool Is(string text) =>
        text.Length > 0 && text[0] != ':' && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',');
}
