using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>INFO [server]</c> tells about the program.</summary>
internal sealed class InfoCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Info);

    public IEnumerable<Outcome> Execute(CommandContext context) => Replies.AboutThisServer(context) ??
    [
        new Reply(Numeric.RplInfo, $"{ServerVersion.Name}: a chat server that keeps its conversations, over TLS 1.3"),
        new Reply(Numeric.RplInfo, $"This is {context.Options.ServerName}: {context.Options.Description}"),
        new Reply(Numeric.RplInfo, "HELP lists the commands, ADMIN tells whom to ask"),
        new Reply(Numeric.RplEndOfInfo, "End of INFO list"),
    ];
}
