namespace ChatWeb.Components.Chat;

/// <summary>What rows have to know of those above them.</summary>
/// <param name="Day">The day that was named last.</param>
/// <param name="Previous">The message just above; null when something else stands there.</param>
public readonly record struct RowContext(DateOnly? Day, TimelineRow.Message? Previous);
