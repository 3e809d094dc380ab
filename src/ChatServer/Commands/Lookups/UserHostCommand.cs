using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>USERHOST nick{ nick}</c> tells the user names and hosts of up to five users.</summary>
internal sealed class UserHostCommand : ICommand
{
    private const int MaxNicks = 5;

    public CommandSpec Spec { get; } = new(Verbs.UserHost, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var found = context.Parameters.Take(MaxNicks).Select(context.World.FindUser).OfType<User>().Select(Shown);
        yield return new Reply(Numeric.RplUserHost, string.Join(' ', found));
    }

    private static string Shown(User user) =>
        $"{user.Nick}{(user.IsOperator ? "*" : string.Empty)}={(user.AwayMessage is null ? '+' : '-')}{user.Source.User}@{user.Source.Host}";
}
