using System.Text;
using System.Text.RegularExpressions;

namespace ChatWeb.Components.Chat;

/// <summary>Text of a message → tokens. Whatever is no link and no mention stays text: nothing a user types ever becomes markup.</summary>
internal static partial class MessageFormatter
{
    /// <summary>More links than this in one message stay text: each costs the page an element.</summary>
    public const int LinkLimit = 50;

    private const string Closing = ".,;:!?'\"»”’";

    public static IReadOnlyList<MessageToken> Format(string text, string ownNick)
    {
        text = WithoutControls(text);
        var tokens = new List<MessageToken>();
        var next = 0;
        foreach (Match match in Address.Matches(text))
        {
            var shown = Trimmed(match.Value);
            if (tokens.Count >= LinkLimit * 2 || HrefOf(shown) is not { } href)
                continue;

            AddText(tokens, text[next..match.Index], ownNick);
            tokens.Add(new MessageToken.Link(shown, href));
            next = match.Index + shown.Length;
        }

        AddText(tokens, text[next..], ownNick);
        return tokens;
    }

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>""\p{C}]{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6})?", RegexOptions.CultureInvariant)]
    private static partial Regex ColourCode { get; }

    /// <summary>A link as the browser is given it, or null when it is no proper http or https address.</summary>
    private static string? HrefOf(string shown)
    {
        var address = shown.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + shown : shown;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) &&
            uri.UserInfo.Length == 0 && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
    }

    /// <summary>Without the punctuation that ends the sentence around it; a closing bracket belongs to it only when it was opened in it.</summary>
    private static string Trimmed(string address)
    {
        while (address.Length > 0)
        {
            var last = address[^1];
            var isUnopened = (last == ')' && address.Count(c => c == ')') > address.Count(c => c == '(')) ||
                (last == ']' && address.Count(c => c == ']') > address.Count(c => c == '['));
            if (!isUnopened && !Closing.Contains(last, StringComparison.Ordinal))
                break;

            address = address[..^1];
        }

        return address;
    }

    private static void AddText(List<MessageToken> tokens, string text, string ownNick)
    {
        var next = 0;
        for (var at = Sessions.Mention.IndexIn(text, ownNick, 0); at >= 0; at = Sessions.Mention.IndexIn(text, ownNick, next))
        {
            if (at > next)
                tokens.Add(new MessageToken.Text(text[next..at]));

            next = at + ownNick.Length;
            tokens.Add(new MessageToken.Mention(text[at..next]));
        }

        if (next < text.Length)
            tokens.Add(new MessageToken.Text(text[next..]));
    }

    /// <summary>Formatting codes and other control characters are no text to read; line breaks and tabs are.</summary>
    private static string WithoutControls(string text)
    {
        if (!text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            return text;

        var kept = new StringBuilder(text.Length);
        foreach (var c in ColourCode.Replace(text, string.Empty))
        {
            if (!char.IsControl(c) || c is '\n' or '\t')
                kept.Append(c);
        }

        return kept.ToString();
    }
}
