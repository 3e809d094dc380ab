using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>What became of a message after it was said. Immutable.</summary>
public sealed record Amendment
{
    public static Amendment None { get; } = new();

    /// <summary>The text that its author gave it later; null when it has its first one.</summary>
    public string? Text { get; init; }

    /// <summary>Who took it back; null when nobody did.</summary>
    public string? RedactedBy { get; init; }

    public ImmutableArray<Reaction> Reactions { get; init; } = [];
}

/// <summary>A reaction and who gave it, in the order they did.</summary>
public sealed record Reaction(string Symbol, ImmutableArray<string> By, bool IsOwn);
