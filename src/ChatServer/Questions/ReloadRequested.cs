using ChatServer.Configuration;
using ChatServer.Engine;

namespace ChatServer.Questions;

/// <summary>What of the configuration can change while the server runs is to be read again.</summary>
internal sealed record ReloadRequested : Question<Reloaded>
{
    protected override Task<Reloaded> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        Task.Run(sources.Reload, cancellationToken);
}

/// <summary>What was read.</summary>
/// <param name="Options">The configuration; null when it is wrong.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record Reloaded(ChatOptions? Options, string? Problem = null);
