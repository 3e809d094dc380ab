using System.Collections;
using System.Text;

namespace ChatCore.Protocol;

/// <summary>The tags of a line, in order, with their values unescaped. Immutable; the default value is empty.</summary>
/// <remarks>IRCv3 <c>message-tags</c>. A tag without a value and one with an empty value are the same: <see langword="null"/> here.</remarks>
public readonly struct MessageTags : IReadOnlyCollection<KeyValuePair<string, string?>>
{
    /// <summary>The most bytes that the tags of one line may take, with the leading <c>@</c> and the trailing space.</summary>
    public const int MaxBytes = 8191;

    /// <summary>The most bytes of tag data that a client may send (IRCv3 <c>message-tags</c>, size limit).</summary>
    public const int MaxClientBytes = 4094;

    private readonly KeyValuePair<string, string?>[]? _tags;

    private MessageTags(KeyValuePair<string, string?>[] tags) => _tags = tags;

    /// <summary>No tags.</summary>
    public static MessageTags Empty => default;

    /// <summary>Tags with different keys, in this order.</summary>
    public static MessageTags Of(params KeyValuePair<string, string?>[] tags) => new(tags);

    /// <summary>How many tags there are.</summary>
    public int Count => _tags?.Length ?? 0;

    /// <summary>The tag at a position.</summary>
    public KeyValuePair<string, string?> this[int index] => AsSpan()[index];

    /// <summary>The value of the tag <paramref name="key"/>, or null when it is absent or has none.</summary>
    public string? Find(string key)
    {
        foreach (var (name, value) in AsSpan())
        {
            if (name == key)
                return value;
        }

        return null;
    }

    /// <summary>Whether the tag is there, with or without a value.</summary>
    public bool Contains(string key)
    {
        foreach (var (name, _) in AsSpan())
        {
            if (name == key)
                return true;
        }

        return false;
    }

    /// <summary>These tags with one added, or replaced where it stands.</summary>
    public MessageTags With(string key, string? value)
    {
        var tag = KeyValuePair.Create(key, string.IsNullOrEmpty(value) ? null : value);
        for (var i = 0; i < Count; i++)
        {
            if (_tags![i].Key != key)
                continue;

            var replaced = _tags.ToArray();
            replaced[i] = tag;
            return new MessageTags(replaced);
        }

        return new MessageTags([.. AsSpan(), tag]);
    }

    /// <summary>The same tags but for one.</summary>
    public MessageTags Without(string key) => Contains(key) ? new MessageTags([.. _tags!.Where(tag => tag.Key != key)]) : this;

    /// <summary>Only the client-only tags, whose names begin with <c>+</c>: a server passes them on as they are.</summary>
    public MessageTags ClientOnly()
    {
        if (Count == 0)
            return default;

        var kept = _tags!.Where(tag => tag.Key.StartsWith('+')).ToArray();
        return kept.Length == 0 ? default : new MessageTags(kept);
    }

    /// <summary>Reads the part of a line between <c>@</c> and the first space. Of a repeated tag the last value counts.</summary>
    public static MessageTags Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return default;

        var tags = new List<KeyValuePair<string, string?>>();
        foreach (var range in text.Split(';'))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;

            var equals = part.IndexOf('=');
            var key = (equals < 0 ? part : part[..equals]).ToString();
            var value = equals < 0 || equals == part.Length - 1 ? null : Unescape(part[(equals + 1)..]);
            var known = tags.FindIndex(tag => tag.Key == key);
            if (known >= 0)
                tags[known] = KeyValuePair.Create(key, value);
            else
                tags.Add(KeyValuePair.Create(key, value));
        }

        return tags.Count == 0 ? default : new MessageTags([.. tags]);
    }

    /// <summary>The tags as they stand on the wire, without <c>@</c> and the space.</summary>
    public override string ToString()
    {
        if (Count == 0)
            return string.Empty;

        var text = new StringBuilder();
        foreach (var (key, value) in AsSpan())
        {
            if (text.Length > 0)
                text.Append(';');
            text.Append(key);
            if (value is not null)
                text.Append('=').Append(Escape(value));
        }

        return text.ToString();
    }

    /// <summary>Escapes a value for the wire (IRCv3 <c>message-tags</c>, escaping values).</summary>
    public static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny("; \\\r\n") < 0)
            return value;

        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                ';' => escaped.Append("\\:"),
                ' ' => escaped.Append("\\s"),
                '\\' => escaped.Append("\\\\"),
                '\r' => escaped.Append("\\r"),
                '\n' => escaped.Append("\\n"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string? Unescape(ReadOnlySpan<char> value)
    {
        if (value.IndexOf('\\') < 0)
            return value.ToString();

        var plain = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                plain.Append(value[i]);
            }
            else if (++i < value.Length)
            {
                plain.Append(value[i] switch { ':' => ';', 's' => ' ', 'r' => '\r', 'n' => '\n', var other => other });
            }
        }

        return plain.Length == 0 ? null : plain.ToString();
    }

    /// <summary>The tags as a span, for loops that allocate nothing.</summary>
    public ReadOnlySpan<KeyValuePair<string, string?>> AsSpan() => _tags;

    IEnumerator<KeyValuePair<string, string?>> IEnumerable<KeyValuePair<string, string?>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string?>>)(_tags ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_tags ?? []).GetEnumerator();
}
