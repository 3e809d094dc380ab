using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>ISUPPORT</c> sends what the server supports once more.</summary>
internal sealed class ISupportCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.ISupport);

    public IEnumerable<Outcome> Execute(CommandContext context) => ISupportTokens.Lines(context.Options);
}
