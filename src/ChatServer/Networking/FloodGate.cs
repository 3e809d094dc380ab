namespace ChatServer.Networking;

/// <summary>A token bucket for one client's commands: a burst passes, a steady flood is slowed down to the allowed pace. Nothing is dropped.</summary>
/// <param name="perSecond">Commands a second; 0 lets everything pass.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FloodGate(int perSecond, TimeProvider timeProvider)
{
    private const int BurstSeconds = 4;

    private double _tokens = perSecond * BurstSeconds;
    private long _refilledAt = timeProvider.GetTimestamp();

    /// <summary>Takes one token, and says how long to wait before the command may run.</summary>
    public TimeSpan Pass()
    {
        if (perSecond == 0)
            return TimeSpan.Zero;

        var now = timeProvider.GetTimestamp();
        _tokens = Math.Min(perSecond * BurstSeconds, _tokens + (timeProvider.GetElapsedTime(_refilledAt, now).TotalSeconds * perSecond));
        _refilledAt = now;
        _tokens--;
        return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
    }
}
