using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>Whether a text speaks to somebody by name.</summary>
internal static class Mention
{
    /// <summary>Whether somebody else's message speaks to the one of that name.</summary>
    public static bool IsIn(ChatMessage message, string nick) => !message.IsOwn && IsIn(message.Text, nick);

    public static bool IsIn(ReadOnlySpan<char> text, string nick) => IndexIn(text, nick, 0) >= 0;

    /// <summary>Where the nickname stands as a word of its own, from <paramref name="start"/> on; -1 when nowhere.</summary>
    public static int IndexIn(ReadOnlySpan<char> text, string nick, int start)
    {
        while (nick.Length > 0 && start <= text.Length - nick.Length)
        {
            var found = text[start..].IndexOf(nick, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return -1;

            found += start;
            if (!IsWordAt(text, found - 1) && !IsWordAt(text, found + nick.Length))
                return found;

            start = found + 1;
        }

        return -1;
    }

    private static bool IsWordAt(ReadOnlySpan<char> text, int index) =>
        index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] is '_' or '-' or '[' or ']' or '\\' or '`' or '^' or '{' or '|' or '}');
}
