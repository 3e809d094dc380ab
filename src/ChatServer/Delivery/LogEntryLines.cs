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
        return new OutgoingMessage(Plain(entry, whole.Verb, MultilineText.Lines(entry.Text)), Capability.Multiline | Capability.Batch, Batch(entry, text => [entry.Target, text]));
    }

    /// <summary>For clients that know no edits, or not of so many lines, a message that says it is one.</summary>
    private static OutgoingMessage Edited(LogEntry entry)
    {
        var readable = Plain(entry, Verbs.PrivMsg, MultilineText.Lines($"(edited) {entry.Text}"));
        return MultilineText.Is(entry.Text)
            ? new OutgoingMessage(
                readable, Capability.MessageEdit | Capability.Multiline | Capability.Batch, Batch(entry, text => [entry.Target, entry.Refers.ToString(), text]))
            : new OutgoingMessage(readable, Capability.MessageEdit, [entry.ToMessage()]);
    }

    private static Message[] Plain(LogEntry entry, string verb, IEnumerable<TextLine> lines)
    {
        var tags = entry.ToMessage().Tags;
        var rest = tags.Without(TagNames.MessageId);
        return [.. lines.Where(line => line.Text.Length > 0).Select((line, i) => new Message(verb, entry.Target, line.Text) { Source = entry.Source, Tags = i == 0 ? tags : rest })];
    }

    private static Message[] Batch(LogEntry entry, Func<string, IReadOnlyList<string>> parameters)
    {
        var whole = entry.ToMessage();
        var lines = MultilineText.Lines(entry.Text).Select(line =>
        {
            var inside = new Message(whole.Verb, parameters(line.Text)) { Source = entry.Source }.WithTag(TagNames.Batch, Reference);
            return line.Continues ? inside.WithTag(TagNames.MultilineConcat, null) : inside;
        });
        return [BatchLines.Open(entry.Source, Reference, MultilineType, entry.Target).WithTags(whole.Tags), .. lines, BatchLines.Close(entry.Source, Reference)];
    }
}
