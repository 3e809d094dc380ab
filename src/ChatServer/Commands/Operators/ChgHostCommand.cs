using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Operators;

/// <summary><c>CHGHOST nick user host</c> gives somebody another user name and host. For operators.</summary>
internal sealed class ChgHostCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.ChgHost, MinParameters: 3, ForOperators: true);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (nick, userName, host) = (context.Parameters[0], context.Parameters[1], context.Parameters[2]);
        if (context.World.FindUser(nick) is not { } user)
            return [Refusal.NoSuchNick(nick)];
        if (State.Names.CleanUserName(userName) != userName)
            return [Refusal.Fail(Verbs.ChgHost, "INVALID_USERNAME", $"A user name is 1 to {State.Names.UserLength} letters, digits, dots, hyphens and underscores", userName)];
        if (!IsHost(host))
            return [Refusal.Fail(Verbs.ChgHost, "INVALID_HOST", $"A host is 1 to {State.Names.HostLength} letters, digits, dots, colons and hyphens", host)];

        var changed = user.Source with { User = userName, Host = host };
        return changed == user.Source ? [] : [new UserHostChanged(user.Id, user.Source, userName, host)];
    }

    private static bool IsHost(string host) =>
        host.Length is > 0 and <= State.Names.HostLength && host[0] != ':' && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '-' or '/');
}
