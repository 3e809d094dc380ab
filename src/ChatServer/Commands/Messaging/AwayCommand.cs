using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary><c>AWAY [:message]</c> marks the user as away, or as back.</summary>
internal sealed class AwayCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Away);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var message = context.Find(0) is { } given ? State.Names.Truncate(given, context.Options.Limits.AwayLength) : null;
        if (message != context.User.AwayMessage)
            yield return new AwayChanged(context.User.Id, message);

        yield return message is null
            ? new Reply(Numeric.RplUnAway, "You are no longer marked as being away")
            : new Reply(Numeric.RplNowAway, "You have been marked as being away");
    }
}
