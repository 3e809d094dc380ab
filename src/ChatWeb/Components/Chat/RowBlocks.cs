using System.Collections.Immutable;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>
/// Rows by blocks of <see cref="Size"/> positions. When something is said, all blocks but the last are the same objects as before, so that
/// a list of hundreds of rows costs what one block costs.
/// </summary>
internal sealed class RowBlocks
{
    public const int Size = 16;

    private Settings? _settings;
    private Dictionary<long, RowBlock> _known = [];

    public IReadOnlyList<RowBlock> Build(TimelineSlice slice, ImmutableHashSet<string> ignored, TimeZoneInfo zone, string? firstUnreadKey)
    {
        var settings = new Settings(ignored, zone, firstUnreadKey);
        if (settings != _settings)
            _known = [];

        _settings = settings;
        var blocks = new List<RowBlock>((slice.Entries.Length / Size) + 2);
        var context = default(RowContext);
        for (var from = 0; from < slice.Entries.Length;)
        {
            var number = Math.DivRem(slice.Start + from, Size, out var offset);
            if (offset < 0)
                (number, offset) = (number - 1, offset + Size);

            var count = (int)Math.Min(Size - offset, slice.Entries.Length - from);
            var block = BlockOf(number, slice.Entries.AsSpan(from, count), context, settings);
            blocks.Add(block);
            context = block.After;
            from += count;
        }

        _known = blocks.ToDictionary(block => block.Number);
        return blocks;
    }

    private RowBlock BlockOf(long number, ReadOnlySpan<TimelineEntry> entries, RowContext before, Settings settings)
    {
        if (_known.TryGetValue(number, out var known) && known.Before == before && entries.SequenceEqual(known.Entries.AsSpan()))
            return known;

        ImmutableArray<TimelineEntry> shown = [.. entries];
        var (rows, after) = TimelineRows.Build(Ignoring.Hide(shown, settings.Ignored), settings.Zone, settings.FirstUnreadKey, before);
        return new RowBlock(number, shown, before, rows, after);
    }

    private sealed record Settings(ImmutableHashSet<string> Ignored, TimeZoneInfo Zone, string? FirstUnreadKey);
}
