namespace ChatBench;

/// <summary>What came of a <see cref="FanoutScenario"/>.</summary>
public sealed record FanoutResult
{
    /// <summary>How many deliveries there had to be: each message to each client but its sender.</summary>
    public required long Expected { get; init; }

    /// <summary>How many there were.</summary>
    public required long Delivered { get; init; }

    /// <summary>What was out of order, doubled or missing in between, in words.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>From the first message to the last delivery.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Half of the deliveries were this fast.</summary>
    public required TimeSpan MedianLatency { get; init; }

    /// <summary>99 of 100 deliveries were this fast.</summary>
    public required TimeSpan HighLatency { get; init; }

    /// <summary>What the server's process used meanwhile; zero when it was not watched.</summary>
    public required TimeSpan ServerProcessorTime { get; init; }

    /// <summary>Whether everything arrived, once and in order.</summary>
    public bool IsComplete => Delivered == Expected && Faults.Count == 0;

    /// <summary>Deliveries per second of wall-clock time.</summary>
    public double DeliveriesPerSecond => Delivered / Elapsed.TotalSeconds;

    /// <summary>CPU seconds of the server per million deliveries.</summary>
    public double ServerSecondsPerMillion => ServerProcessorTime.TotalSeconds * 1_000_000 / Math.Max(1, Delivered);
}
