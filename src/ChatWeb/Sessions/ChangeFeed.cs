namespace ChatWeb.Sessions;

/// <summary>
/// Tells tabs that there is something new to show. The first change wakes a tab at once; those within the next
/// <see cref="Interval"/> wake it together. A tab that is still busy is not woken again before it is done.
/// </summary>
public sealed class ChangeFeed(TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private TaskCompletionSource _changed = NewSignal();
    private volatile bool _isClosed;

    /// <summary>Whether the gateway stops.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Something changed. Costs next to nothing when nobody waits.</summary>
    public void Signal()
    {
        if (!_isClosed)
            Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();
    }

    /// <summary>From here on no tab is woken: the gateway stops, and there is nothing left to draw with.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Calls <paramref name="wake"/>, which sees to its own context, after each round of changes until cancelled.</summary>
    public async Task FollowAsync(Func<Task> wake, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref _changed).Task;
        long? woken = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);

            // In a calm conversation changes are further apart, and no timer is needed.
            if (woken is { } last && Interval - time.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
                await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);

            // Taken before the tab looks: a change while it renders is in the next round rather than lost.
            next = Volatile.Read(ref _changed).Task;
            await wake().ConfigureAwait(false);
            woken = time.GetTimestamp();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
