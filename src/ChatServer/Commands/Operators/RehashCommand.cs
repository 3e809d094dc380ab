using ChatCore.Protocol;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Operators;

/// <summary><c>REHASH</c> reads the certificates and the message of the day again. For operators.</summary>
internal sealed class RehashCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Rehash, ForOperators: true);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        yield return new Reply(Numeric.RplRehashing, "configuration", "Reading the certificates and the message of the day");
        var reload = new ReloadRequested();
        yield return reload;
        if (reload.Answer is not { } reloaded)
        {
            yield return Refusal.Fail(Verbs.Rehash, "INTERNAL_ERROR", "The configuration could not be read; the server's log says why");
        }
        else if (reloaded.Problem is { } problem)
        {
            yield return Refusal.Fail(Verbs.Rehash, "INVALID_CONFIG", problem);
        }
        else
        {
            yield return new MotdReloaded(reloaded.Motd);
            yield return new Reply(Verbs.Notice, context.User.Nick, "The certificates and the message of the day were read again");
        }
    }
}
