namespace ChatServer.State;

/// <summary>Counts failed log-ins by address and by account within the last minute. Bounded: what is older is forgotten.</summary>
internal sealed class LoginThrottle
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>An account's own limit is higher, so that nobody locks its owner out with a few wrong passwords.</summary>
    private const int AccountFactor = 10;

    private readonly Queue<(string Key, DateTimeOffset At)> _recent = new();
    private readonly Dictionary<string, int> _counts = [];

    public void Count(string host, string? account, DateTimeOffset at)
    {
        Forget(at);
        Count(OfHost(host), at);
        if (account is not null)
            Count(OfAccount(account), at);
    }

    /// <param name="host">Where the client comes from.</param>
    /// <param name="account">The account it names; null before it does.</param>
    /// <param name="limit">What an address may do in a minute; 0 is no limit.</param>
    /// <param name="now">The time.</param>
    public bool IsExhausted(string host, string? account, int limit, DateTimeOffset now)
    {
        if (limit == 0)
            return false;

        Forget(now);
        return _counts.GetValueOrDefault(OfHost(host)) >= limit
            || (account is not null && _counts.GetValueOrDefault(OfAccount(account)) >= limit * AccountFactor);
    }

    private static string OfHost(string host) => $"host {host}";

    private static string OfAccount(string account) => $"account {Accounts.Account.KeyOf(account)}";

    private void Count(string key, DateTimeOffset at)
    {
        _recent.Enqueue((key, at));
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_recent.TryPeek(out var oldest) && now - oldest.At >= Window)
        {
            _recent.Dequeue();
            if (--_counts[oldest.Key] == 0)
                _counts.Remove(oldest.Key);
        }
    }
}
