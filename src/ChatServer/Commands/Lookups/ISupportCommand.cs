using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>ISUPPORT</c> sends what the server supports; with <c>draft/extended-isupport</c> also before registration.</summary>
internal sealed class ISupportCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.ISupport, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context) =>
        context.Session.User is null && !context.Session.Capabilities.Has(Capability.ExtendedISupport)
            ? [Refusal.NotRegistered()]
            : ISupportTokens.Announce(context);
}
