using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The lines of a <c>draft/multiline</c> batch.</summary>
internal static class MultilineBatch
{
    public const string Type = "draft/multiline";

    /// <summary>The lines that say a message of several lines; what it carries stands on the first, which opens the batch.</summary>
    /// <param name="reference">What this client calls the batch.</param>
    /// <param name="target">The channel or nickname.</param>
    /// <param name="parts">The text.</param>
    /// <param name="lineOf">Makes a line of a part's text.</param>
    public static Message[] Write(string reference, string target, IEnumerable<LinePart> parts, Func<string, Message> lineOf) =>
    [
        new Message(Verbs.Batch, '+' + reference, Type, target),
        .. parts.Select(part =>
        {
            var line = lineOf(part.Text).WithTag(TagNames.Batch, reference);
            return part.Continues ? line.WithTag(TagNames.MultilineConcat, null) : line;
        }),
        new Message(Verbs.Batch, '-' + reference),
    ];

    /// <summary>The one message that the lines of a batch are; null when it has none.</summary>
    /// <param name="start">The line that opened it.</param>
    /// <param name="lines">The lines in it: PRIVMSG, NOTICE, or EDITMSG of one message.</param>
    public static Message? Read(Message start, IReadOnlyList<Message> lines)
    {
        if (lines is not [var first, ..])
            return null;

        var textAt = first.Verb == Verbs.EditMsg ? 2 : 1;
        var text = MultilineText.Join(lines.Select(line => new LinePart(line[textAt], line.Tags.Contains(TagNames.MultilineConcat))));
        return new Message(first.Verb, [.. Enumerable.Range(0, textAt).Select(i => first[i]), text])
        {
            Source = start.Source ?? first.Source,
            Tags = start.Tags.Without(TagNames.Batch).Without(TagNames.Label),
        };
    }
}
