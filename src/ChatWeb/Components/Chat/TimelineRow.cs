using System.Globalization;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>One row of the message list: a closed family of records. Equal rows look the same.</summary>
public abstract record TimelineRow(string Key)
{
    public sealed record Day(DateOnly Date) : TimelineRow(Date.ToString("'d'yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>Where that begins which no tab had shown when it came.</summary>
    public sealed record NewFromHere() : TimelineRow("new");

    /// <param name="Entry">What was said.</param>
    /// <param name="At">When, in the reader's time zone.</param>
    /// <param name="BeginsGroup">Whether it shows its author: it is not by the same person a moment after the row before.</param>
    public sealed record Message(TimelineEntry Entry, DateTimeOffset At, bool BeginsGroup) : TimelineRow(Entry.Key)
    {
        public string Sender => Entry switch
        {
            TimelineEntry.Said said => said.Message.Sender,
            TimelineEntry.Pending pending => pending.Sender,
            _ => string.Empty,
        };
    }

    /// <summary>People coming and going, folded into one line.</summary>
    public sealed record Noise(TimelineEntry.Noise Entry, IReadOnlyList<Note> Notes) : TimelineRow(Entry.Key);

    public sealed record Note(TimelineEntry.Noted Entry, DateTimeOffset At) : TimelineRow(Entry.Key);
}
