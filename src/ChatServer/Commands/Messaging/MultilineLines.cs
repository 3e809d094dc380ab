using System.Globalization;
using System.Text;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>Takes the lines of a message of several lines: they carry the batch's tag, and are sent when it ends.</summary>
internal static class MultilineLines
{
    /// <summary>Whether the line belongs to a batch rather than to be a command of its own.</summary>
    public static bool Takes(CommandContext context) =>
        context.Message.Tags.Contains(TagNames.Batch) && context.Session.User is not null && context.Session.Capabilities.Has(Capability.Multiline);

    public static IEnumerable<Outcome> Add(CommandContext context)
    {
        var open = context.Session.Multiline;
        if (open is { IsVoid: true })
            return [new AnswerLabelled(null)];
        if (open is null)
            return [Invalid("No such batch is open")];

        var text = context.Message[TextAt(context.Message.Verb)];
        var continues = context.Message.Tags.Contains(TagNames.MultilineConcat);
        var bytes = open.Bytes + Encoding.UTF8.GetByteCount(text) + (continues || open.Lines.Count == 0 ? 0 : 1);
        if ((Check(context, open, text, continues) ?? CheckLimits(context, open, bytes)) is { } refusal)
            return [new MultilineChanged(context.Session.Id, open with { IsVoid = true, Lines = [] }), new AnswerLabelled(open.Label), refusal];

        var longer = open with
        {
            Verb = context.Message.Verb,
            Edits = EditedBy(context.Message),
            Lines = open.Lines.Add(new TextLine(text, continues)),
            Bytes = bytes,
        };
        return [new MultilineChanged(context.Session.Id, longer), new AnswerLabelled(null)];
    }

    public static Refusal Invalid(string why) => Refusal.Fail(Verbs.Batch, "MULTILINE_INVALID", why);

    private static int TextAt(string verb) => verb == Verbs.EditMsg ? 2 : 1;

    private static string? EditedBy(Message line) => line.Verb == Verbs.EditMsg ? line[1] : null;

    private static bool CanHold(CommandContext context, string verb) =>
        verb is Verbs.PrivMsg or Verbs.Notice || (verb == Verbs.EditMsg && context.Session.Capabilities.Has(Capability.MessageEdit));

    private static Refusal? Check(CommandContext context, OpenMultiline open, string text, bool continues)
    {
        var message = context.Message;
        if (message.Tags.Find(TagNames.Batch) != open.Reference)
            return Invalid("The line belongs to another batch than the open one");
        if (!CanHold(context, message.Verb) || (open.Verb is { } verb && (verb != message.Verb || open.Edits != EditedBy(message))))
            return Invalid("Allowed: lines that are all PRIVMSG, all NOTICE, or EDITMSG of one message");
        if (!State.Names.AreEqual(message[0], open.Target))
            return Refusal.Fail(Verbs.Batch, "MULTILINE_INVALID_TARGET", "A line has the target of its batch", open.Target, message[0]);

        return continues && (text.Length == 0 || open.Lines.Count == 0) ? Invalid("A blank or first line cannot go on with the one before") : null;
    }

    private static Refusal? CheckLimits(CommandContext context, OpenMultiline open, int bytes)
    {
        var limits = context.Options.Limits.Multiline;
        if (open.Lines.Count >= limits.MaxLines)
            return TooMuch("MULTILINE_MAX_LINES", limits.MaxLines, "lines");

        return bytes > limits.MaxBytes ? TooMuch("MULTILINE_MAX_BYTES", limits.MaxBytes, "bytes") : null;
    }

    private static Refusal TooMuch(string code, int limit, string unit)
    {
        var number = limit.ToString(CultureInfo.InvariantCulture);
        return Refusal.Fail(Verbs.Batch, code, $"A message may have {number} {unit}", number);
    }
}
