using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Many people's coming and going in one line.</summary>
internal static class NoiseText
{
    private const int Named = 3;

    public static string Of(IReadOnlyCollection<TimelineEntry.Noted> notes, ConversationTexts texts)
    {
        string[] parts =
        [
            .. Part(notes, texts.NoiseJoined, texts, note => note.Kind == NoteKind.Joined, note => note.Actor),
            .. Part(notes, texts.NoiseLeft, texts, note => note.Kind is NoteKind.Left or NoteKind.Quit, note => note.Actor),
            .. Part(notes, texts.NoiseRenamed, texts, note => note.Kind == NoteKind.Renamed, note => $"{note.Actor} → {note.Target}"),
        ];
        return string.Join(" · ", parts);
    }

    private static IEnumerable<string> Part(
        IEnumerable<TimelineEntry.Noted> notes, Func<string, string> text, ConversationTexts texts, Func<TimelineEntry.Noted, bool> isMeant,
        Func<TimelineEntry.Noted, string> nameOf)
    {
        string[] names = [.. notes.Where(isMeant).Select(nameOf).Distinct(StringComparer.Ordinal)];
        if (names.Length > 0)
            yield return text(names.Length <= Named ? string.Join(", ", names) : texts.AndMore(string.Join(", ", names[..Named]), names.Length - Named));
    }
}
