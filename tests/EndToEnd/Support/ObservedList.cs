namespace EndToEnd.Support;

/// <summary>A list that grows while tests wait for what comes to it.</summary>
internal sealed class ObservedList<T>
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _grown = NewSignal();

    public void Add(T item)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            _items.Add(item);
            grown = _grown;
            _grown = NewSignal();
        }

        grown.SetResult();
    }

    public int Count
    {
        get
        {
            lock (_lock)
                return _items.Count;
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_lock)
            return [.. _items];
    }

    /// <summary>Waits until an item fits, from the given one on.</summary>
    public async Task<T> WaitForAsync(Func<T, bool> fits, CancellationToken cancellationToken, int from = 0)
    {
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                for (; from < _items.Count; from++)
                {
                    if (fits(_items[from]))
                        return _items[from];
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the list as a whole fits.</summary>
    public async Task<IReadOnlyList<T>> WaitUntilAsync(Func<IReadOnlyList<T>, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            IReadOnlyList<T> items;
            lock (_lock)
            {
                grown = _grown.Task;
                items = [.. _items];
            }

            if (fits(items))
                return items;

            await grown.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
