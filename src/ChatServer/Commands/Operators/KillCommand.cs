using ChatCore.Protocol;

namespace ChatServer.Commands.Operators;

/// <summary><c>KILL nick [:reason]</c> ends a user's connections. For operators.</summary>
internal sealed class KillCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Kill, MinParameters: 1, ForOperators: true);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var nick = context.Parameters[0];
        var reason = State.Names.Truncate(context.Find(1) ?? "No reason given", context.Options.Limits.KickLength);
        return context.World.FindUser(nick) is { } victim
            ? [new UserKilled(victim.Id, context.User.Source, reason)]
            : [Refusal.NoSuchNick(nick)];
    }
}
