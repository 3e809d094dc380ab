using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>A note in words.</summary>
internal static class NoteText
{
    public static string Of(TimelineEntry.Noted note, ChatTexts texts) => (note.Kind, note.Text) switch
    {
        (NoteKind.Joined, _) => texts.NoteJoined(note.Actor),
        (NoteKind.Left, { Length: > 0 } reason) => texts.NoteLeftReason(note.Actor, reason),
        (NoteKind.Left, _) => texts.NoteLeft(note.Actor),
        (NoteKind.Kicked, { Length: > 0 } reason) => texts.NoteKickedReason(note.Actor, note.Target ?? string.Empty, reason),
        (NoteKind.Kicked, _) => texts.NoteKicked(note.Actor, note.Target ?? string.Empty),
        (NoteKind.Quit, { Length: > 0 } reason) => texts.NoteQuitReason(note.Actor, reason),
        (NoteKind.Quit, _) => texts.NoteQuit(note.Actor),
        (NoteKind.Renamed, _) => texts.NoteRenamed(note.Actor, note.Target ?? string.Empty),
        (NoteKind.ChannelRenamed, { Length: > 0 } reason) => texts.NoteChannelRenamedReason(note.Actor, note.Target ?? string.Empty, reason),
        (NoteKind.ChannelRenamed, _) => texts.NoteChannelRenamed(note.Actor, note.Target ?? string.Empty),
        (NoteKind.TopicChanged, var topic) => texts.NoteTopicChanged(note.Actor, topic ?? string.Empty),
        (NoteKind.TopicCleared, _) => texts.NoteTopicCleared(note.Actor),
        (NoteKind.ModeChanged, var change) => texts.NoteModeChanged(note.Actor, change ?? string.Empty),
        (NoteKind.Refused, var reason) => texts.NoteRefused(reason ?? string.Empty),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.Kind, "No text for this note."),
    };
}
