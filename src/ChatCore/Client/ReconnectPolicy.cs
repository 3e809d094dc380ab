namespace ChatCore.Client;

/// <summary>
/// How long to wait before each try to get a lost connection back: half a second at first, twice as long each time, half a minute at most,
/// and each shortened by up to a half at random, so that a restarted server does not meet all its clients at once.
/// </summary>
internal sealed class ReconnectPolicy(Random random)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lived this long was a good one: after it the waiting begins anew.</summary>
    public static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);

    private int _failures;

    /// <summary>The wait after a failed try, or after a connection that was online for <paramref name="lasted"/>.</summary>
    public TimeSpan NextDelay(TimeSpan lasted)
    {
        if (lasted >= Stable)
            _failures = 0;

        var doubled = First * Math.Pow(2, Math.Min(_failures, 16));
        _failures++;
        var full = doubled < Longest ? doubled : Longest;
        return full * (0.5 + (random.NextDouble() / 2));
    }
}
