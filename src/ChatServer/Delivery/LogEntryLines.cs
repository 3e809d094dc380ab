using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Delivery;

/// <summary>What clients get of an entry, the same live and replayed.</summary>
internal static class LogEntryLines
{
    private const string MultilineType = "draft/multiline";
    private const string Reference = "m";

    public static OutgoingMessage ToOutgoing(this LogEntry entry) => entry.Kind switch
    {
        EntryKind.PrivMsg or EntryKind.Notice when MultilineText.Is(entry.Text) => Multiline(entry),
        EntryKind.TagMsg => OutgoingMessage.Only(Capability.MessageTags, entry.ToMessage()),
        EntryKind.Edit => Edited(entry),
        EntryKind.Rename => OutgoingMessage.Only(Capability.ChannelRename, entry.ToMessage()),
        EntryKind.Redaction => OutgoingMessage.Only(Capability.MessageRedaction, entry.ToMessage()),
        _ => entry.ToMessage(),
    };

    /// <summary>A batch, which carries the tags of all; for others, lines that are not blank, of which the first has the id.</summary>
    private static OutgoingMessage Multiline(LogEntry entry)
    {
        var whole = entry.ToMessage();
        return new OutgoingMessage(Plain(whole, whole.Verb, entry.Text), Capability.Multiline | Capability.Batch, Batch(whole, entry.Text));
    }

    /// <summary>For clients that know no edits, or not of so many lines, a message that says it is one.</summary>
    private static OutgoingMessage Edited(LogEntry entry)
    {
        var whole = entry.ToMessage();
        var readable = Plain(whole, Verbs.PrivMsg, $"(edited) {entry.Text}");
        return MultilineText.Is(entry.Text)
            ? new OutgoingMessage(readable, Capability.MessageEdit | Capability.Multiline | Capability.Batch, Batch(whole, entry.Text))
            : new OutgoingMessage(readable, Capability.MessageEdit, [whole]);
    }

    private static Message[] Plain(Message whole, string verb, string text)
    {
        var rest = whole.Tags.Without(TagNames.MessageId);
        return
        [
            .. MultilineText.Lines(text).Where(line => line.Text.Length > 0)
                .Select((line, i) => new Message(verb, whole[0], line.Text) { Source = whole.Source, Tags = i == 0 ? whole.Tags : rest }),
        ];
    }

    /// <summary>Each line is as the whole would be, with its own text, which comes last.</summary>
    private static Message[] Batch(Message whole, string text)
    {
        var source = whole.Source!;
        var lines = MultilineText.Lines(text).Select(line =>
        {
            var inside = new Message(whole.Verb, [.. whole.Parameters.SkipLast(1), line.Text]) { Source = source }.WithTag(TagNames.Batch, Reference);
            return line.Continues ? inside.WithTag(TagNames.MultilineConcat, null) : inside;
        });
        return [BatchLines.Open(source, Reference, MultilineType, whole[0]).WithTags(whole.Tags), .. lines, BatchLines.Close(source, Reference)];
    }
}
