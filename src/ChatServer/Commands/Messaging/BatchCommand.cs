using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>
/// <c>BATCH +reference draft/multiline target</c> begins a message of several lines, or the text that one is given by EDITMSG;
/// <c>BATCH -reference</c> sends it.
/// </summary>
internal sealed class BatchCommand : ICommand
{
    private const string Multiline = "draft/multiline";

    public CommandSpec Spec { get; } = new(Verbs.Batch, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var reference = context.Parameters[0];
        if (reference.Length < 2 || reference[0] is not ('+' or '-'))
            return [Refusal.Fail(Verbs.Batch, "INVALID_REFTAG", "A reference begins with + or -", reference)];

        return reference[0] == '+' ? Begin(context, reference[1..]) : End(context, reference[1..]);
    }

    private static IEnumerable<Outcome> Begin(CommandContext context, string reference)
    {
        if (context.Message[1] != Multiline || !context.Session.Capabilities.Has(Capability.Multiline | Capability.Batch))
            return [Refusal.Fail(Verbs.Batch, "UNKNOWN_TYPE", "Allowed: draft/multiline, once it is negotiated together with batch", reference, context.Message[1])];
        if (context.Find(2) is not { } target)
            return [MultilineLines.Invalid("A target is needed")];

        // Another one that was left open is forgotten: it can no longer be told what its lines belong to.
        var tags = context.Message.Tags;
        var begun = new OpenMultiline(reference, target, tags.ClientOnly(), tags.Find(TagNames.Label));
        return [new MultilineChanged(context.Session.Id, begun), new AnswerLabelled(null)];
    }

    private static IEnumerable<Outcome> End(CommandContext context, string reference)
    {
        if (context.Session.Multiline is not { } open || open.Reference != reference)
            return [Refusal.Fail(Verbs.Batch, "INVALID_REFTAG", "No such batch is open", reference)];

        var closed = new Outcome[] { new MultilineChanged(context.Session.Id, null), new AnswerLabelled(open.Label) };
        if (open.IsVoid)
            return [closed[0], new AnswerLabelled(null)];
        if (open.Verb is not { } verb || open.Lines.TrueForAll(line => line.Text.Length == 0))
            return [.. closed, MultilineLines.Invalid("A message needs a line that is not blank")];

        var text = MultilineText.Join(open.Lines);
        return closed.Concat(open.Edits is { } edited
            ? EditMsgCommand.Edit(context, open.Target, edited, text)
            : new MessageCommand(verb).Send(context, open.Target, text, open.Tags));
    }
}
