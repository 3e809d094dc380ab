using System.Globalization;

namespace ChatCore.Client;

/// <summary>How much one message of several lines may hold (IRCv3 <c>draft/multiline</c>).</summary>
internal sealed record MultilineLimits(int MaxBytes, int MaxLines)
{
    /// <summary>What a server means that names no number of lines.</summary>
    private const int UsualLines = 100;

    /// <summary>Reads the capability's value, <c>max-bytes=4096,max-lines=32</c>; null when it names no bytes.</summary>
    public static MultilineLimits? Parse(string value)
    {
        int? bytes = null;
        var lines = UsualLines;
        foreach (var pair in value.Split(','))
        {
            if (pair.Split('=', 2) is not [var key, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
                continue;

            if (key is "max-bytes")
                bytes = limit;
            else if (key is "max-lines")
                lines = limit;
        }

        return bytes is > 0 && lines > 1 ? new MultilineLimits(bytes.Value, lines) : null;
    }
}
