namespace ChatWeb.Hosting;

/// <summary>Tells people's browsers from programs.</summary>
internal static class PageRequest
{
    /// <summary>Whether whoever asks shows a page to somebody.</summary>
    public static bool WantsPage(this HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
