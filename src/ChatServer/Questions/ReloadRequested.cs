using ChatServer.Engine;

namespace ChatServer.Questions;

/// <summary>What of the configuration can change while the server runs is to be read again.</summary>
internal sealed record ReloadRequested : Question<Reloaded>
{
    protected override Task<Reloaded> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        Task.Run(sources.Reload, cancellationToken);
}

/// <summary>What was read.</summary>
/// <param name="Motd">The message of the day.</param>
/// <param name="Problem">Why nothing changed; null when all is well.</param>
internal sealed record Reloaded(IReadOnlyList<string> Motd, string? Problem = null);
