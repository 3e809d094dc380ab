using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Metadata</c>: what users and channels may tell of themselves.</summary>
internal sealed record MetadataOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Whether METADATA works before registration.</summary>
    public bool BeforeConnect { get; init; } = true;

    /// <summary>Keys that one client may subscribe to.</summary>
    [Range(1, 1_000)]
    public int MaxSubscriptions { get; init; } = 100;

    /// <summary>Keys that a user or a channel may have.</summary>
    [Range(1, 1_000)]
    public int MaxKeys { get; init; } = 100;

    /// <summary>Bytes of a value: with target and key it has to fit a line.</summary>
    [Range(16, 300)]
    public int MaxValueBytes { get; init; } = 300;
}
