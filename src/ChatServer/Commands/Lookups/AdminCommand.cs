using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>ADMIN [server]</c> tells whom to ask.</summary>
internal sealed class AdminCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Admin);

    public IEnumerable<Outcome> Execute(CommandContext context) => Replies.AboutThisServer(context) ??
    [
        new Reply(Numeric.RplAdminMe, context.Options.ServerName, "Administrative info"),
        new Reply(Numeric.RplAdminLoc1, context.Options.NetworkName),
        new Reply(Numeric.RplAdminLoc2, context.Options.Description),
        new Reply(Numeric.RplAdminEmail, OperatorsOnline(context)),
    ];

    private static string OperatorsOnline(CommandContext context)
    {
        var operators = string.Join(' ', context.World.Users.Where(user => user.IsOperator && !user.IsInvisible).Select(user => user.Nick).Order().Take(10));
        return operators.Length == 0 ? "No operator is online" : $"Operators online: {operators}";
    }
}
