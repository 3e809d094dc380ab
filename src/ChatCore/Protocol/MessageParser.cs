using System.Text;
using System.Text.Unicode;

namespace ChatCore.Protocol;

/// <summary>Why a line is not a message.</summary>
public enum ParseError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing but spaces: to be ignored.</summary>
    Empty,

    /// <summary>Not valid UTF-8 (IRCv3 <c>utf8only</c>).</summary>
    InvalidUtf8,

    /// <summary>A NUL or carriage return inside, a verb that is no word or number, or tags or a source with nothing after them.</summary>
    Malformed,
}

/// <summary>Turns the bytes of one line, without its line end, into a <see cref="Message"/>.</summary>
public static class MessageParser
{
    /// <summary>The most parameters a line may have; what follows belongs to the last one.</summary>
    public const int MaxParameters = 15;

    private const int MaxVerbLength = 32;

    /// <summary>Parses a line.</summary>
    /// <param name="line">The bytes, without CR LF.</param>
    /// <param name="message">The message, when the result is <see cref="ParseError.None"/>.</param>
    /// <returns><see cref="ParseError.None"/>, or why the line is not a message. Never throws.</returns>
    public static ParseError TryParse(ReadOnlySpan<byte> line, out Message? message)
    {
        message = null;
        if (!Utf8.IsValid(line))
            return ParseError.InvalidUtf8;
        if (line.ContainsAny((byte)0, (byte)'\r'))
            return ParseError.Malformed;

        line = line.TrimStart((byte)' ');
        if (line.IsEmpty)
            return ParseError.Empty;

        var tags = MessageTags.Empty;
        if (line[0] == '@')
            tags = MessageTags.Parse(Encoding.UTF8.GetString(TakeWord(ref line)[1..]));

        Source? source = null;
        if (!line.IsEmpty && line[0] == ':')
            source = Source.Parse(Encoding.UTF8.GetString(TakeWord(ref line)[1..]));

        if (TakeVerb(ref line) is not { } verb)
            return ParseError.Malformed;

        message = new Message(verb, TakeParameters(line)) { Source = source, Tags = tags };
        return ParseError.None;
    }

    /// <summary>The label of a line whose tags are valid though the rest may not be; null when there is none.</summary>
    public static string? FindLabel(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '@')
            return null;

        var tags = TakeWord(ref line)[1..];
        return Utf8.IsValid(tags) ? MessageTags.Parse(Encoding.UTF8.GetString(tags)).Find(TagNames.Label) : null;
    }

    /// <summary>The verb of a line whose parameters may be no valid UTF-8; null when there is none.</summary>
    public static string? FindVerb(ReadOnlySpan<byte> line)
    {
        while (!line.IsEmpty && (line[0] is (byte)'@' or (byte)':'))
            TakeWord(ref line);
        return TakeVerb(ref line);
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> rest)
    {
        var space = rest.IndexOf((byte)' ');
        var word = space < 0 ? rest : rest[..space];
        rest = rest[word.Length..].TrimStart((byte)' ');
        return word;
    }

    private static string? TakeVerb(ref ReadOnlySpan<byte> rest)
    {
        var word = TakeWord(ref rest);
        if (word.IsEmpty || word.Length > MaxVerbLength)
            return null;

        Span<char> verb = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)word[i]) && word[i] != '_')
                return null;
            verb[i] = char.ToUpperInvariant((char)word[i]);
        }

        return Verbs.Intern(verb);
    }

    private static string[] TakeParameters(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return [];

        var parameters = new string[CountParameters(rest)];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (rest[0] == ':')
                parameters[i] = Encoding.UTF8.GetString(rest[1..]);
            else if (i == MaxParameters - 1)
                parameters[i] = Encoding.UTF8.GetString(rest.TrimEnd((byte)' '));
            else
                parameters[i] = Encoding.UTF8.GetString(TakeWord(ref rest));
        }

        return parameters;
    }

    private static int CountParameters(ReadOnlySpan<byte> rest)
    {
        var count = 0;
        while (!rest.IsEmpty && count < MaxParameters)
        {
            count++;
            if (rest[0] == ':')
                break;
            TakeWord(ref rest);
        }

        return count;
    }
}
