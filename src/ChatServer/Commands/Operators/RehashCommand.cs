using ChatCore.Protocol;
using ChatServer.Commands.Connecting;
using ChatServer.Configuration;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Operators;

/// <summary><c>REHASH</c> reads the certificates, the message of the day and the rules for accounts again. For operators.</summary>
internal sealed class RehashCommand : ICommand
{
    private const string What = "the certificates, the message of the day and the rules for accounts";

    public CommandSpec Spec { get; } = new(Verbs.Rehash, ForOperators: true);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        yield return new Reply(Numeric.RplRehashing, "configuration", $"Reading {What}");
        var reload = new ReloadRequested();
        yield return reload;
        if (reload.Answer is not { } reloaded)
        {
            yield return Refusal.Fail(Verbs.Rehash, "INTERNAL_ERROR", "The configuration could not be read; the server's log says why");
        }
        else if (reloaded.Options is not { } options)
        {
            yield return Refusal.Fail(Verbs.Rehash, "INVALID_CONFIG", reloaded.Problem ?? "The configuration is wrong");
        }
        else
        {
            foreach (var outcome in TakeOver(context, options))
                yield return outcome;
            yield return new Reply(Verbs.Notice, context.User.Nick, $"Read again: {What}");
        }
    }

    /// <summary>The rest of the configuration stays as it was at the start.</summary>
    private static IEnumerable<Outcome> TakeOver(CommandContext context, ChatOptions read)
    {
        var before = context.World.Reloaded ?? context.Options;
        var after = before with { Motd = read.Motd, Accounts = read.Accounts };
        yield return new ConfigurationReloaded(after);
        foreach (var outcome in context.World.Sessions.ToArray().SelectMany(session => CapabilityNews.Of(session, before, after)))
            yield return outcome;
    }
}
