using System.Globalization;
using System.Text;

namespace ChatCore.Client;

/// <summary>Other nicknames to try: when the wanted one is taken, with underscores after it; when it is not allowed, without accents.</summary>
internal static class NickVariant
{
    /// <summary>The longest nickname in bytes where the server has not said: that of ours.</summary>
    public const int UsualLimit = 32;

    /// <summary>The shortest limit that is believed, the one of RFC 1459: below it nothing would be left of the name.</summary>
    private const int LeastLimit = 9;

    /// <summary>The nickname with so many underscores, in at most <paramref name="limit"/> bytes; each number gives another one.</summary>
    public static string Of(string nick, int underscores, int limit)
    {
        var room = Math.Max(limit, LeastLimit) - underscores;
        var length = 0;
        foreach (var character in nick.EnumerateRunes())
        {
            room -= character.Utf8SequenceLength;
            if (room < 0)
                break;

            length += character.Utf16SequenceLength;
        }

        return nick[..length] + new string('_', underscores);
    }

    /// <summary>The nickname without accents, for a server that takes ASCII alone; null where that leaves nothing, or changes nothing.</summary>
    public static string? WithoutAccents(string nick)
    {
        var plain = string.Concat(nick.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => c switch { 'ı' => 'i', 'ø' => 'o', 'Ø' => 'O', 'ł' => 'l', 'Ł' => 'L', 'đ' => 'd', 'Đ' => 'D', _ => c }));
        return plain != nick && Ascii.IsValid(plain) ? plain : null;
    }
}
