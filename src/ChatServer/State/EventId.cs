using System.Diagnostics.CodeAnalysis;

namespace ChatServer.State;

/// <summary>
/// The place of an event in the order of all events: milliseconds since 1970 in the upper 43 bits, a counter within the millisecond in the
/// lower 20. As text, 13 digits of base 32 that sort like the number: the <c>msgid</c>.
/// </summary>
internal readonly record struct EventId(long Value) : IComparable<EventId>
{
    private const int CounterBits = 20;
    private const long CounterMask = (1L << CounterBits) - 1;
    private const long MaxMilliseconds = (1L << (63 - CounterBits)) - 1;
    private const int TextLength = 13;
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The first id that an event of this millisecond can have. Times before 1970 and after 2248 count as those years.</summary>
    public static EventId FirstOf(DateTimeOffset time) => new(Milliseconds(time) << CounterBits);

    /// <summary>The last id that an event of this millisecond can have.</summary>
    public static EventId LastOf(DateTimeOffset time) => new((Milliseconds(time) << CounterBits) | CounterMask);

    /// <summary>When the event happened.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Value >> CounterBits);

    public EventId Next() => new(Value + 1);

    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    public static bool operator <(EventId left, EventId right) => left.Value < right.Value;

    public static bool operator >(EventId left, EventId right) => left.Value > right.Value;

    public static bool operator <=(EventId left, EventId right) => left.Value <= right.Value;

    public static bool operator >=(EventId left, EventId right) => left.Value >= right.Value;

    public override string ToString() => string.Create(TextLength, Value, static (text, value) =>
    {
        for (var i = TextLength - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(value & 31)];
            value >>= 5;
        }
    });

    public static bool TryParse([NotNullWhen(true)] string? text, out EventId id)
    {
        id = default;
        if (text is not { Length: TextLength })
            return false;

        long value = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || value > long.MaxValue >> 5)
                return false;
            value = (value << 5) | (uint)digit;
        }

        id = new EventId(value);
        return true;
    }

    private static long Milliseconds(DateTimeOffset time) => Math.Clamp(time.ToUnixTimeMilliseconds(), 0, MaxMilliseconds);
}
