using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>
/// <c>AWAY [:message]</c> marks the user as away, or as back; with <c>draft/pre-away</c> also before registration, where <c>*</c> stands
/// for an absence that needs no words.
/// </summary>
internal sealed class AwayCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Away, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var message = context.Find(0) is { } given ? context.Fit(given, context.Options.Limits.AwayLength, Verbs.Away) : null;
        var knowsPreAway = context.Session.Capabilities.Has(Capability.PreAway);
        if (context.Session.User is not { } user)
        {
            yield return knowsPreAway ? new PreAwayChanged(context.Session.Id, message) : Refusal.NotRegistered();
            yield break;
        }

        if (knowsPreAway)
            message = Absence.InWords(message);

        if (message != user.AwayMessage)
            yield return new AwayChanged(user.Id, message);
        yield return message is null ? new Reply(Numeric.RplUnAway, "You are no longer marked as being away") : Replies.NowAway();
    }
}
