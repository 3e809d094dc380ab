using System.Collections.Immutable;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Some rows of the message list that are drawn together. One that is the same object looks the same.</summary>
/// <param name="Number">Which of the timeline's blocks it is.</param>
/// <param name="Entries">What it shows.</param>
/// <param name="Before">What stands above it.</param>
/// <param name="Rows">The rows, oldest first.</param>
/// <param name="After">What those below have to know.</param>
public sealed record RowBlock(
    long Number, ImmutableArray<TimelineEntry> Entries, RowContext Before, IReadOnlyList<TimelineRow> Rows, RowContext After);
