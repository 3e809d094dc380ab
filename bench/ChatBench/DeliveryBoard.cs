using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ChatBench;

/// <summary>Counts which message reached whom, in which order and how fast.</summary>
internal sealed class DeliveryBoard
{
    private readonly int _senders;
    private readonly int _messages;
    private readonly Inbox[] _inboxes;
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim[] _seen;
    private readonly long _expected;
    private long _delivered;

    public DeliveryBoard(int clients, int senders, int messages)
    {
        _senders = senders;
        _messages = messages;
        _inboxes = [.. Enumerable.Range(0, clients).Select(_ => new Inbox(senders))];
        _seen = [.. Enumerable.Range(0, senders).Select(_ => new SemaphoreSlim(0))];
        _expected = (long)messages * (clients - 1);
    }

    public static string Text(int sender, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{sender} {number} {Stopwatch.GetTimestamp()}");

    public int MessagesOf(int sender) => _messages / _senders + (sender < _messages % _senders ? 1 : 0);

    /// <summary>Called by one receiver's reader at a time.</summary>
    public void Delivered(int receiver, string text)
    {
        var now = Stopwatch.GetTimestamp();
        var words = text.Split(' ');
        var sender = int.Parse(words[0], CultureInfo.InvariantCulture);
        var number = int.Parse(words[1], CultureInfo.InvariantCulture);
        var inbox = _inboxes[receiver];
        if (number != inbox.Next[sender])
            _faults.Enqueue($"Client {receiver} got message {number} of sender {sender}, not {inbox.Next[sender]}.");

        inbox.Next[sender] = number + 1;
        inbox.Order = inbox.Order * 1_000_003 + sender + 1;
        inbox.Latencies.Add(now - long.Parse(words[2], CultureInfo.InvariantCulture));
        if (receiver == _inboxes.Length - 1)
            _seen[sender].Release();
        if (Interlocked.Increment(ref _delivered) == _expected)
            _complete.TrySetResult();
    }

    /// <summary>Waits until the last client has seen this sender's message with that number. False when nothing came for too long.</summary>
    public async Task<bool> WaitForWindowAsync(int sender, int number, TimeSpan patience, CancellationToken cancellationToken) =>
        number < 0 || await _seen[sender].WaitAsync(patience, cancellationToken);

    /// <summary>Waits until everything has arrived, or nothing did for too long.</summary>
    public async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _delivered);
            await Task.WhenAny(_complete.Task, Task.Delay(patience, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (!_complete.Task.IsCompleted && Interlocked.Read(ref _delivered) != before);
    }

    public FanoutResult Result(TimeSpan elapsed, TimeSpan processorTime)
    {
        var latencies = _inboxes.SelectMany(inbox => inbox.Latencies).Order().ToArray();
        var orders = _inboxes.Skip(_senders).Select(inbox => inbox.Order).Distinct().Count();
        if (orders > 1)
            _faults.Enqueue($"The receivers saw the messages in {orders} different orders.");

        return new FanoutResult
        {
            Expected = _expected,
            Delivered = latencies.Length,
            Faults = [.. _faults],
            Elapsed = elapsed,
            MedianLatency = Quantile(latencies, 0.50),
            HighLatency = Quantile(latencies, 0.99),
            ServerProcessorTime = processorTime,
        };
    }

    private static TimeSpan Quantile(long[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(0, sorted[(int)(share * (sorted.Length - 1))]);

    /// <summary>What one client saw: the number expected next of each sender, and a hash of the senders' order.</summary>
    private sealed class Inbox(int senders)
    {
        public int[] Next { get; } = new int[senders];

        public long Order { get; set; }

        public List<long> Latencies { get; } = [];
    }
}
