using System.Collections.Immutable;
using ChatWeb.Components.Chat.Formatting;
using ChatWeb.Files;

namespace ChatWeb.Components.Sharing;

/// <summary>
/// Finds this gateway's own files in the text of messages. A link is known by its id, which nobody guesses, so that it does not matter under
/// which of its names the gateway was reached; what is shown for it always comes from here. Nothing is ever fetched from elsewhere.
/// </summary>
internal sealed class FileLinks(FileStore store)
{
    /// <summary>More than these of one message stay plain links.</summary>
    public const int Limit = 10;

    public SharedText Read(string text)
    {
        if (text.Length > MessageFormatter.LengthLimit || !text.Contains(SharedFile.Folder, StringComparison.Ordinal))
            return new SharedText(text, []);

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var files = lines.SelectMany(FindAll).DistinctBy(file => file.Id).Take(Limit).ToImmutableArray();
        var length = lines.Length;
        while (length > 0 && FindAlone(lines[length - 1]) is { } file && files.Contains(file))
            length--;

        return new SharedText(length == lines.Length ? text : string.Join('\n', lines[..length]).TrimEnd(), files);
    }

    /// <summary>The message where there is room for a line of it only: what there is to read, or else the names of its files.</summary>
    public string Preview(string text)
    {
        var read = Read(text);
        return PlainText.WithoutMarks(read.Text) is { Length: > 0 } words ? words : string.Join(", ", read.Files.Select(file => file.Name));
    }

    private IEnumerable<SharedFile> FindAll(string line) => Address.FindAll(line).Select(found => Find(found.Link.Href)).OfType<SharedFile>();

    /// <summary>The file, when the line is a link to it and nothing else.</summary>
    private SharedFile? FindAlone(string line) =>
        Address.FindAll(line) is [var (index, link)] && line.Trim().Length == link.Value.Length && line.AsSpan(0, index).IsWhiteSpace() ? Find(link.Href) : null;

    private SharedFile? Find(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 &&
        uri.Segments is ["/", "files/", var id, var slug] && store.Find(id.TrimEnd('/')) is { } file && file.Slug == slug
            ? file
            : null;
}
