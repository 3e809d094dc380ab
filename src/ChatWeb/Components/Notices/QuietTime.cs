namespace ChatWeb.Components.Notices;

/// <summary>For how long a user wants to be told nothing.</summary>
internal enum QuietTime
{
    Off,
    HalfHour,
    Hour,
    Morning,
    Always,
}

internal static class QuietTimes
{
    private const int MorningHour = 8;

    /// <summary>When it ends; null when it does not by itself.</summary>
    public static DateTimeOffset? EndOf(QuietTime quiet, DateTimeOffset now, TimeZoneInfo zone) => quiet switch
    {
        QuietTime.HalfHour => now.AddMinutes(30),
        QuietTime.Hour => now.AddHours(1),
        QuietTime.Morning => MorningAfter(now, zone),
        _ => null,
    };

    /// <summary>Eight o'clock of the next day, by the user's clock; when clocks are changed that morning, too.</summary>
    private static DateTimeOffset MorningAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1).AddHours(MorningHour);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
