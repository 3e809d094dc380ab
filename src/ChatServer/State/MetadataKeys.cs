using System.Text;

namespace ChatServer.State;

/// <summary>What users and channels tell of themselves: keys and their values, in the order in which they were first set.</summary>
internal sealed class MetadataKeys
{
    private const int MaxKeyLength = 64;

    private readonly OrderedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public string? Find(string key) => _values.GetValueOrDefault(key);

    public void Set(string key, string? value)
    {
        if (value is null)
            _values.Remove(key);
        else
            _values[key] = value;
    }

    public void SetAll(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (key, value) in values)
            Set(key, value);
    }

    public void Clear() => _values.Clear();

    /// <summary>A key is lower-case letters, digits and <c>_ . / -</c>.</summary>
    public static bool IsValid(string key) =>
        key.Length is > 0 and <= MaxKeyLength && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.' or '/' or '-');

    public static bool Fits(string value, int maxBytes) => Encoding.UTF8.GetByteCount(value) <= maxBytes;
}
