namespace ChatWeb.Hosting;

/// <summary>
/// Limits how often somebody may do something: a bucket of one minute's allowance each, which refills evenly. When <see cref="Limit"/> of
/// them are remembered, those with a full bucket are forgotten; if there are none, new ones wait.
/// </summary>
internal sealed class TokenBuckets(int perMinute, TimeProvider time)
{
    public const int Limit = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

    public bool TryTake(string key)
    {
        lock (_gate)
        {
            if (!_buckets.ContainsKey(key) && _buckets.Count >= Limit && !MakeRoom())
                return false;

            var tokens = _buckets.TryGetValue(key, out var bucket) ? Refilled(bucket) : perMinute;
            var isTaken = tokens >= 1;
            _buckets[key] = (isTaken ? tokens - 1 : tokens, time.GetTimestamp());
            return isTaken;
        }
    }

    private bool MakeRoom()
    {
        foreach (var (full, _) in _buckets.Where(kept => Refilled(kept.Value) >= perMinute).ToList())
            _buckets.Remove(full);

        return _buckets.Count < Limit;
    }

    private double Refilled((double Tokens, long At) bucket) => Math.Min(perMinute, bucket.Tokens + (time.GetElapsedTime(bucket.At).TotalMinutes * perMinute));
}
