using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Operators;

/// <summary><c>WALLOPS :text</c> tells all users of mode <c>w</c>. For operators.</summary>
internal sealed class WallopsCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Wallops, MinParameters: 1, ForOperators: true);

    public IEnumerable<Outcome> Execute(CommandContext context) => context.Find(0) is { } text
        ? [new WallopsSent(context.User.Source, context.Fit(text, context.Options.Limits.TopicLength, Verbs.Wallops))]
        : [Refusal.NeedMoreParameters(Verbs.Wallops)];
}
