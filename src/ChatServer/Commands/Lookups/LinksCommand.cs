using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>LINKS</c> lists the servers of the network: this one.</summary>
internal sealed class LinksCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Links);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (server, description) = (context.Options.ServerName, context.Options.Description);
        yield return new Reply(Numeric.RplLinks, server, server, $"0 {description}");
        yield return new Reply(Numeric.RplEndOfLinks, "*", "End of /LINKS list");
    }
}
