using System.Text;
using System.Text.RegularExpressions;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>Addresses in a line of text, and where they lead.</summary>
internal static partial class Address
{
    /// <summary>What a link may do: open a page, a chat or a letter.</summary>
    public static readonly string[] Schemes = ["http", "https", "irc", "ircs", "mailto"];

    /// <summary>What ends a sentence, a quotation or emphasis around an address rather than the address.</summary>
    private const string Closing = ".,;:!?'\"»”’*~`";

    /// <summary>Each address in the line and where it stands.</summary>
    public static IReadOnlyList<(int Index, MessageToken.Link Link)> FindAll(string line)
    {
        if (!line.Contains(':', StringComparison.Ordinal) && !line.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return [];

        var found = new List<(int, MessageToken.Link)>();
        foreach (var match in Plain.EnumerateMatches(line))
        {
            var shown = Trimmed(line.AsSpan(match.Index, match.Length)).ToString();
            if (Resolve(shown) is { } uri)
                found.Add((match.Index, new MessageToken.Link(shown, uri.AbsoluteUri, Ascii.IsValid(shown) ? null : HostOf(uri))));
        }

        return found;
    }

    /// <summary><c>[words](address)</c> at that place of the line, and its length there. The host stands beside: words can lie.</summary>
    public static MessageToken.Link? FindLabelled(string line, int at, out int length)
    {
        var match = Labelled.Match(line, at);
        length = match.Length;
        if (!match.Success || Resolve(match.Groups["to"].Value) is not { } uri || InvisibleText.Remove(match.Groups["label"].Value).Trim() is not { Length: > 0 } label)
            return null;

        return new MessageToken.Link(label, uri.AbsoluteUri, label == match.Groups["to"].Value && Ascii.IsValid(label) ? null : HostOf(uri));
    }

    [GeneratedRegex(@"\b(?:https?://|ircs?://|mailto:|www\.)[^\s<>""\p{C}]{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"\G\[(?<label>[^\[\]]{1,200})\]\((?<to>(?:[^\s()<>""\p{C}]|\([^\s()<>""\p{C}]{0,200}\)){3,2000})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled { get; }

    /// <summary>As the browser is given it, or null when it is no proper address of a kind that may be opened.</summary>
    private static Uri? Resolve(string address)
    {
        address = address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + address : address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme) || uri.Host.Length == 0)
            return null;

        // "https://bank.example@evil.example" is made to be misread; a letter's address has a name before its host.
        return uri.Scheme == Uri.UriSchemeMailto == (uri.UserInfo.Length > 0) ? uri : null;
    }

    /// <summary>The host in the letters that cannot be mistaken for others.</summary>
    private static string HostOf(Uri uri) => uri.IdnHost;

    /// <summary>Without the punctuation that ends the sentence around it; a closing bracket belongs to it only when it was opened in it.</summary>
    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> address)
    {
        int round = address.Count(')') - address.Count('('), square = address.Count(']') - address.Count('[');
        while (!address.IsEmpty)
        {
            switch (address[^1])
            {
                case ')' when round > 0:
                    round--;
                    break;
                case ']' when square > 0:
                    square--;
                    break;
                case var last when Closing.Contains(last, StringComparison.Ordinal):
                    break;
                default:
                    return address;
            }

            address = address[..^1];
        }

        return address;
    }
}
