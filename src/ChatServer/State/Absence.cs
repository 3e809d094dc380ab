namespace ChatServer.State;

/// <summary>Being away without a word (IRCv3 <c>draft/pre-away</c>): a star on the wire, something readable for those who are told.</summary>
internal static class Absence
{
    public const string Wordless = "*";

    public static string? InWords(string? message) => message == Wordless ? "Away" : message;
}
