using ChatServer.Configuration;

namespace ChatServer.Engine;

/// <summary>The clock of conformance tests: shifted, and running faster or slower than the system's.</summary>
internal sealed class ScaledClock(ClockOptions options) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() =>
        _start + ((System.GetUtcNow() - _start) * options.Rate) + TimeSpan.FromSeconds(options.OffsetSeconds);
}
