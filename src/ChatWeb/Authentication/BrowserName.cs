namespace ChatWeb.Authentication;

/// <summary>Browser and system, told from the User-Agent in words of ours: what a stranger writes there is never shown.</summary>
internal static class BrowserName
{
    /// <summary>A longer one is not looked at to its end.</summary>
    private const int Limit = 512;

    /// <summary>In this order: most browsers also name those that they want to be taken for.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>For example <c>Firefox · Linux</c>; empty when nothing is known.</summary>
    public static string Of(string? userAgent)
    {
        var told = userAgent is { Length: > Limit } ? userAgent[..Limit] : userAgent ?? string.Empty;
        return string.Join(" · ", ((string?[])[Find(Browsers, told), Find(Systems, told)]).OfType<string>());
    }

    private static string? Find((string Mark, string Name)[] known, string told) =>
        known.FirstOrDefault(row => told.Contains(row.Mark, StringComparison.Ordinal)).Name;
}
