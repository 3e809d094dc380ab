namespace ChatWeb.Authentication;

/// <summary>
/// The newest attempt of each browser, between the post and the page that tells what came of it. Kept in memory for
/// <see cref="Lifetime"/>; when there are <see cref="Limit"/> of them the oldest makes room.
/// </summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    public const int Limit = 1_000;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (SignInAttempt Attempt, long At)> _byBrowser = new(StringComparer.Ordinal);

    public SignInAttempt? Find(string? browserId)
    {
        lock (_gate)
        {
            return browserId is not null && _byBrowser.TryGetValue(browserId, out var kept) && time.GetElapsedTime(kept.At) < Lifetime
                ? kept.Attempt
                : null;
        }
    }

    public void Keep(string browserId, SignInAttempt attempt)
    {
        lock (_gate)
        {
            _byBrowser.Remove(browserId);
            foreach (var (expired, _) in _byBrowser.Where(kept => time.GetElapsedTime(kept.Value.At) >= Lifetime).ToList())
                _byBrowser.Remove(expired);

            if (_byBrowser.Count >= Limit)
                _byBrowser.Remove(_byBrowser.MinBy(kept => kept.Value.At).Key);

            _byBrowser.Add(browserId, (attempt, time.GetTimestamp()));
        }
    }

    public void Forget(string browserId)
    {
        lock (_gate)
            _byBrowser.Remove(browserId);
    }
}
