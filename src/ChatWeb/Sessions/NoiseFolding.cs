namespace ChatWeb.Sessions;

/// <summary>Two neighbouring notes of people coming and going → one line.</summary>
internal static class NoiseFolding
{
    // So many notes, and those of so long a time, are one line; more begin another.
    private const int Limit = 100;
    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    public static TimelineEntry.Noise? Fold(TimelineEntry last, TimelineEntry.Noted note) => !note.Kind.IsComingOrGoing() ? null : last switch
    {
        TimelineEntry.Noted before when before.Kind.IsComingOrGoing() && note.At - before.At < Span => new TimelineEntry.Noise([before, note]),
        TimelineEntry.Noise { Notes.Length: < Limit } noise when note.At - noise.At < Span => new TimelineEntry.Noise(noise.Notes.Add(note)),
        _ => null,
    };
}
