using ChatWeb.Resources;

namespace ChatWeb.Components.Finding;

/// <summary>A length of time in the largest unit that fits, which is all one wants to know of it.</summary>
internal static class IdleText
{
    public static string Of(TimeSpan time, FindingTexts texts) => time switch
    {
        { TotalMinutes: < 1 } => texts.Seconds((int)time.TotalSeconds),
        { TotalHours: < 1 } => texts.Minutes((int)time.TotalMinutes),
        { TotalDays: < 1 } => texts.Hours((int)time.TotalHours),
        _ => texts.Days((int)time.TotalDays),
    };
}
