using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Tests.Support;

/// <summary>
/// All of a <see cref="World"/> as text: every field of every object that can be reached from it, private ones too, so that state which is
/// added later is in it by itself. Two worlds with the same past have the same text.
/// </summary>
internal sealed class WorldSnapshot
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _text = new();
    private int _depth;

    private WorldSnapshot(World world) => Write("World", world);

    public static string Of(World world) => new WorldSnapshot(world)._text.ToString();

    /// <summary>Fails with where two snapshots begin to differ, and some lines before.</summary>
    public static void RequireSame(string expected, string actual)
    {
        if (expected == actual)
            return;

        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"""
            the state differs:
            {string.Join('\n', left[Math.Max(0, at - 12)..at])}
            expected: {string.Join('\n', left.Skip(at).Take(4))}
            actual:   {string.Join('\n', right.Skip(at).Take(4))}
            """);
    }

    private void Write(string name, object? value)
    {
        _text.Append(' ', _depth).Append(name).Append(" = ");
        switch (value)
        {
            case null: _text.Append("null\n"); break;
            case string text: _text.Append('"').Append(text.Replace("\n", "\\n", StringComparison.Ordinal)).Append("\"\n"); break;
            case DateTimeOffset time: _text.Append(time.UtcTicks).Append('\n'); break;
            case Source source: _text.Append(source).Append('\n'); break; // A value: it remembers its text, and that is no state.
            case Enum: _text.Append(Convert.ToInt64(value, CultureInfo.InvariantCulture)).Append('\n'); break;
            case bool or char: _text.Append(value).Append('\n'); break;
            case IFormattable number when value.GetType().IsPrimitive: _text.Append(number.ToString(null, CultureInfo.InvariantCulture)).Append('\n'); break;
            case Delegate code: _text.Append(code.Method.Name).Append('\n'); break;
            default: WriteObject(value); break;
        }
    }

    private void WriteObject(object value)
    {
        var type = value.GetType();
        if (!type.IsValueType)
        {
            if (_seen.TryGetValue(value, out var number))
            {
                _text.Append('#').Append(number).Append('\n');
                return;
            }

            _seen.Add(value, _seen.Count);
            _text.Append('#').Append(_seen.Count - 1).Append(' ');
        }

        _text.Append(type.Name).Append('\n');
        _depth++;
        if (value is IEnumerable items && IsFramework(type))
        {
            foreach (var item in items)
                Write("-", item);
        }
        else if (!IsFramework(type) || type.IsValueType)
        {
            foreach (var field in Fields.GetOrAdd(type, FieldsOf))
                Write(field.Name, field.GetValue(value));
        }

        _depth--;
    }

    /// <summary>The inside of the framework's collections tells of what was in them once: only what they hold now counts.</summary>
    private static bool IsFramework(Type type) => type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields];
    }
}
