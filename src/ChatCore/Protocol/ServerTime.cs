using System.Globalization;

namespace ChatCore.Protocol;

/// <summary>The text form of a time: UTC with milliseconds, <c>2026-11-22T12:00:00.000Z</c> (IRCv3 <c>server-time</c>).</summary>
public static class ServerTime
{
    private const string WireFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The time's text.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(WireFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the text; false when it is no such time.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, WireFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
