using System.Globalization;
using System.Text;
using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>Which nicknames, user names and channel names are allowed.</summary>
internal static class Names
{
    public const char ChannelPrefix = '#';

    /// <summary>Characters of a user name.</summary>
    public const int UserLength = 10;

    /// <summary>Characters of a host, as others see it.</summary>
    public const int HostLength = 63;

    /// <summary>Characters with a meaning in the protocol: prefixes, masks, lists of targets, sources, CTCP's shapes.</summary>
    private const string NeverInNick = " ,*?!@.:;/\\<>\"'#&~%+$=()";

    public static bool IsChannel(string name) => name.Length > 0 && name[0] == ChannelPrefix;

    /// <summary>
    /// A nickname is letters, digits and the marks <c>- _ [ ] { } ` ^ |</c>, in any script, begins with no digit or hyphen, and fits its bytes.
    /// </summary>
    public static bool IsValidNick(string nick, int maxBytes) =>
        IsWithin(nick, maxBytes)
        && !char.IsAsciiDigit(nick[0]) && nick[0] != '-'
        && nick.EnumerateRunes().All(rune => IsVisible(rune) && !(rune.IsAscii && NeverInNick.Contains((char)rune.Value, StringComparison.Ordinal)));

    /// <summary>A channel's name is <c>#</c> and visible characters without comma and colon at the front.</summary>
    public static bool IsValidChannel(string name, int maxBytes) =>
        IsChannel(name) && name.Length > 1 && IsWithin(name, maxBytes) && name[1] != ':'
        && name.EnumerateRunes().All(rune => IsVisible(rune) && rune.Value != ',');

    /// <summary>The user name as others see it: what was given, reduced to harmless characters and so many of them.</summary>
    public static string CleanUserName(string given)
    {
        var clean = string.Concat(given.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(UserLength));
        return clean.Length == 0 ? "user" : clean;
    }

    /// <summary>The text cut to so many bytes of UTF-8, never inside a character.</summary>
    public static string Truncate(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;

        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    public static bool AreEqual(string left, string right) => CaseMapping.Ascii.Equals(left, right);

    private static bool IsWithin(string name, int maxBytes) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= maxBytes;

    /// <summary>No spaces, control or format characters: two names must not look the same for what cannot be seen.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
