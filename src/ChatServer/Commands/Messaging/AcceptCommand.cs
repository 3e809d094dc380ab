using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>
/// <c>ACCEPT nick{,-nick}</c> lets somebody write in spite of user mode <c>R</c>, or no longer; <c>ACCEPT *</c> lists those who may.
/// </summary>
internal sealed class AcceptCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Accept, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context) => context.Parameters[0] == "*"
        ? List(context)
        : context.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(entry => Change(context, entry));

    private static IEnumerable<Outcome> Change(CommandContext context, string entry)
    {
        var isAccepted = entry[0] != '-';
        var nick = isAccepted ? entry : entry[1..];
        if (context.World.FindUser(nick) is not { } target)
            yield return Refusal.NoSuchNick(nick);
        else if (isAccepted && IsFull(context))
            yield return Refusal.Fail(Verbs.Accept, "ACCEPT_FULL", $"At most {User.MaxAccepted} users can be accepted", nick);
        else if (isAccepted != context.User.Accepted.Contains(target.Id))
            yield return new AcceptChanged(context.User.Id, target.Id, isAccepted);
    }

    /// <summary>Those who are gone make room.</summary>
    private static bool IsFull(CommandContext context) =>
        context.User.Accepted.Count(id => context.World.FindUser(id) is not null) >= User.MaxAccepted;

    private static IEnumerable<Outcome> List(CommandContext context)
    {
        foreach (var user in context.User.Accepted.Select(context.World.FindUser).OfType<User>())
            yield return new Reply(Numeric.RplAcceptList, user.Nick);
        yield return new Reply(Numeric.RplEndOfAccept, "End of /ACCEPT list");
    }
}
