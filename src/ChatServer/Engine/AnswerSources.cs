using ChatServer.Accounts;
using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>Where the answers to questions come from.</summary>
internal sealed record AnswerSources(IEventStore Events, AccountService Accounts, IKeptStore Kept)
{
    /// <summary>Reads again what of the configuration can change while the server runs.</summary>
    public Func<Questions.Reloaded> Reload { get; init; } = () => new(null, "This server cannot read its configuration again");
}
