namespace ChatServer.Commands.Accounts;

/// <summary><c>NS command…</c> and <c>NICKSERV command…</c>: tells NickServ something without a message.</summary>
internal sealed class NickServCommand(string verb) : ICommand
{
    public CommandSpec Spec { get; } = new(verb, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context) => NickServ.Hear(context, string.Join(' ', context.Parameters));
}
