using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Testing</c>: settings that only conformance tests need.</summary>
internal sealed record TestingOptions
{
    /// <summary>Allows the other settings of this section.</summary>
    public bool Enabled { get; init; }

    public ClockOptions Clock { get; init; } = new();
}

/// <summary>The section <c>Chat:Testing:Clock</c>: the clock of everything that users can see.</summary>
internal sealed record ClockOptions
{
    public long OffsetSeconds { get; init; }

    [Range(0.001, 1_000_000)]
    public double Rate { get; init; } = 1;
}
