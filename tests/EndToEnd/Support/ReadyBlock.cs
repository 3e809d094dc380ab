using System.Text.RegularExpressions;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>What the server prints when it is ready.</summary>
internal static partial class ReadyBlock
{
    public static Fingerprint FindFingerprint(IEnumerable<string> lines)
    {
        var text = lines.Select(line => ColonSeparated().Match(line)).FirstOrDefault(match => match.Success)?.Value;
        return Fingerprint.TryParse(text, out var fingerprint)
            ? fingerprint
            : throw new InvalidOperationException("The server's output holds no SHA-256 fingerprint.");
    }

    [GeneratedRegex("(?:[0-9A-F]{2}:){31}[0-9A-F]{2}")]
    private static partial Regex ColonSeparated();
}
