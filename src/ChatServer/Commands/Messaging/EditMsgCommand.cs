using ChatCore.Protocol;
using ChatServer.Commands.Reading;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Messaging;

/// <summary>
/// <c>EDITMSG target msgid :text</c> gives a message of one's own another text (<c>draft/message-edit</c>). Clients that do not know edits
/// get a message that says it is one. A text of several lines comes by BATCH.
/// </summary>
internal sealed class EditMsgCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.EditMsg, MinParameters: 3);

    public IEnumerable<Outcome> Execute(CommandContext context) =>
        context.Find(2) is { } text ? Edit(context, context.Parameters[0], context.Parameters[1], text) : [Refusal.NoTextToSend()];

    public static IEnumerable<Outcome> Edit(CommandContext context, string target, string id, string text)
    {
        if (!context.Options.History.Enabled)
            return [Refusal.UnknownCommand(Verbs.EditMsg)];

        return ConversationLookup.Find(context, target) is { } found
            ? Edit(context, new StoredMessage(found.Log, target, id), text)
            : [Fail("INVALID_TARGET", "There is no such conversation of yours", target)];
    }

    private static IEnumerable<Outcome> Edit(CommandContext context, StoredMessage wanted, string text)
    {
        if (wanted.Question is { } question)
            yield return question;
        if (wanted.Place(context) is not { } place || wanted.Entry is not { Kind: EntryKind.PrivMsg or EntryKind.Notice } entry)
        {
            yield return Fail("UNKNOWN_MSGID", "This message does not exist or is too old", wanted.Target, wanted.Id);
            yield break;
        }

        if (!wanted.IsOf(context.User))
        {
            yield return Fail("EDIT_FORBIDDEN", "Only its author may edit it", wanted.Target, wanted.Id);
            yield break;
        }

        yield return CanSay(context, place, entry, text)
            ?? (Outcome)new MessageEdited(context.User.Id, context.User.Source, place, entry.Id, text);
    }

    private static Refusal? CanSay(CommandContext context, Place place, LogEntry entry, string text)
    {
        if (place.Channel is { } channel && ChannelPolicy.CanSay(context.User, context.World.GetChannel(channel), text) is { } refusal)
            return refusal;

        Message Relayed(TextLine line) => new(Verbs.EditMsg, place.Target, entry.Id.ToString(), line.Text) { Source = context.User.Source };
        return MultilineText.Lines(text).Any(line => MessageWriter.LengthWithoutTags(Relayed(line)) > context.Options.Limits.LineBytes) ? Refusal.InputTooLong() : null;
    }

    private static Refusal Fail(string code, string description, params IReadOnlyList<string> context) =>
        Refusal.Fail(Verbs.EditMsg, code, description, context);
}
