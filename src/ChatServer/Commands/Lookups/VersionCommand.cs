using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>VERSION [server]</c> tells the program and what it supports.</summary>
internal sealed class VersionCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Version);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var server = context.Options.ServerName;
        if (context.Find(0) is { } asked && !State.Names.AreEqual(asked, server))
            return [Refusal.NoSuchServer(asked)];

        return [new Reply(Numeric.RplVersion, ServerVersion.Name, server, "IRCv3 over TLS 1.3"), .. ISupportTokens.Announce(context)];
    }
}
