using ChatCore.Protocol;
using ChatServer.Commands.Reading;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary><c>REDACT target msgid [:reason]</c> takes a message back (IRCv3 <c>draft/message-redaction</c>): its author or a channel operator may.</summary>
internal sealed class RedactCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Redact, MinParameters: 2);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (!context.Options.History.Enabled || !context.Options.History.AllowRedaction)
            return [Refusal.UnknownCommand(Verbs.Redact)];

        var (target, id) = (context.Parameters[0], context.Parameters[1]);
        return ConversationLookup.Find(context, target) is { } found
            ? Redact(context, new StoredMessage(found.Log, target, id))
            : [Refusal.Fail(Verbs.Redact, "INVALID_TARGET", "There is no such conversation of yours", target)];
    }

    private static IEnumerable<Outcome> Redact(CommandContext context, StoredMessage wanted)
    {
        if (wanted.Question is { } question)
            yield return question;
        if (wanted.Place(context) is not { } place)
        {
            yield return Refusal.Fail(Verbs.Redact, "UNKNOWN_MSGID", "This message does not exist or is too old", wanted.Target, wanted.Id);
            yield break;
        }

        var user = context.User;
        if (!wanted.IsOf(user) && !IsOperator(context, place))
        {
            yield return Refusal.Fail(Verbs.Redact, "REDACT_FORBIDDEN", "Only its author and the channel's operators may take it back", wanted.Target, wanted.Id);
            yield break;
        }

        var reason = context.Find(2) is { } given ? State.Names.Truncate(given, context.Options.Limits.KickLength) : null;
        yield return new MessageRedacted(user.Id, user.Source, place, wanted.Entry!.Id, reason);
    }

    private static bool IsOperator(CommandContext context, Place place) =>
        place.Channel is { } channel && context.World.GetChannel(channel).FindMember(context.User) is { IsOperator: true };
}
