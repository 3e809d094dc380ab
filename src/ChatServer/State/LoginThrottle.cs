namespace ChatServer.State;

/// <summary>
/// Counts failed log-ins by address and by account within the last minute. Bounded by time and number: the oldest are forgotten first.
/// </summary>
internal sealed class LoginThrottle
{
    /// <summary>Failures in memory. Trying passwords faster than this costs the attacker more than a forgotten attempt gains.</summary>
    public const int Max = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>An account's own limit is higher, so that nobody locks its owner out with a few wrong passwords.</summary>
    private const int AccountFactor = 10;

    private readonly Queue<(string Key, DateTimeOffset At)> _recent = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _failures = [];

    /// <summary>Failures that are remembered.</summary>
    public int Remembered => _recent.Count;

    public void Count(string host, string? account, DateTimeOffset at)
    {
        while (_recent.TryPeek(out var oldest) && (at - oldest.At >= Window || _recent.Count >= Max))
            ForgetOldest();
        Count(OfHost(host), at);
        if (account is not null)
            Count(OfAccount(account), at);
    }

    /// <param name="host">Where the client comes from.</param>
    /// <param name="account">The account it names; null before it does.</param>
    /// <param name="limit">What an address may do in a minute; 0 is no limit.</param>
    /// <param name="now">The time.</param>
    public bool IsExhausted(string host, string? account, int limit, DateTimeOffset now) => limit > 0
        && (CountOf(OfHost(host), now) >= limit || (account is not null && CountOf(OfAccount(account), now) >= limit * AccountFactor));

    private static string OfHost(string host) => $"host {host}";

    private static string OfAccount(string account) => $"account {Accounts.Account.KeyOf(account)}";

    /// <summary>Asking forgets nothing: what is too old is passed over until the next failure clears it away.</summary>
    private int CountOf(string key, DateTimeOffset now) =>
        _failures.TryGetValue(key, out var times) ? times.Count(at => now - at < Window) : 0;

    private void Count(string key, DateTimeOffset at)
    {
        _recent.Enqueue((key, at));
        if (!_failures.TryGetValue(key, out var times))
            _failures.Add(key, times = new Queue<DateTimeOffset>());
        times.Enqueue(at);
    }

    private void ForgetOldest()
    {
        var (key, _) = _recent.Dequeue();
        var times = _failures[key];
        times.Dequeue();
        if (times.Count == 0)
            _failures.Remove(key);
    }
}
