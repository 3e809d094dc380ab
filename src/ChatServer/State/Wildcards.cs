namespace ChatServer.State;

/// <summary>Masks with <c>*</c> for any text and <c>?</c> for one character, without case.</summary>
internal static class Wildcards
{
    public static bool Contains(string mask) => mask.AsSpan().ContainsAny('*', '?');

    /// <summary>Takes at most the product of both lengths, whatever the mask.</summary>
    public static bool Match(ReadOnlySpan<char> mask, ReadOnlySpan<char> text)
    {
        int m = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (m < mask.Length && mask[m] == '*')
            {
                star = m++;
                resume = t;
            }
            else if (m < mask.Length && (mask[m] == '?' || AreEqual(mask[m], text[t])))
            {
                m++;
                t++;
            }
            else if (star >= 0)
            {
                m = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return mask[m..].IndexOfAnyExcept('*') < 0;
    }

    private static bool AreEqual(char left, char right) =>
        left == right || (char.IsAsciiLetter(left) && char.IsAsciiLetter(right) && (left | 0x20) == (right | 0x20));
}
