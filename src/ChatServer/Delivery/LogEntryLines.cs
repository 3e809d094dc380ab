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
        var source = whole.Source!;
        var lines = MultilineText.Lines(entry.Text).ToArray();
        Message LineOf(TextLine line) => new(whole.Verb, entry.Target, line.Text) { Source = source };

        var rest = whole.Tags.Without(TagNames.MessageId);
        var plain = lines.Where(line => line.Text.Length > 0)
            .Select((line, i) => LineOf(line).WithTags(i == 0 ? whole.Tags : rest));
        var rich = lines.Select(line =>
        {
            var inside = LineOf(line).WithTag(TagNames.Batch, Reference);
            return line.Continues ? inside.WithTag(TagNames.MultilineConcat, null) : inside;
        });
        return new OutgoingMessage(
            [.. plain], Capability.Multiline | Capability.Batch,
            [BatchLines.Open(source, Reference, MultilineType, entry.Target).WithTags(whole.Tags), .. rich, BatchLines.Close(source, Reference)]);
    }

    /// <summary>For clients that know no edits, a message that says it is one.</summary>
    private static OutgoingMessage Edited(LogEntry entry)
    {
        var line = entry.ToMessage();
        var readable = new Message(Verbs.PrivMsg, entry.Target, $"(edited) {entry.Text}") { Source = line.Source, Tags = line.Tags };
        return new OutgoingMessage([readable], Capability.MessageEdit, [line]);
    }
}
