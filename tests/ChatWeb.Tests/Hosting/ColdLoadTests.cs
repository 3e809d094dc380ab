using System.IO.Compression;
using System.Text.RegularExpressions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Hosting;

/// <summary>What a browser that was never here loads: few files, small and compressed.</summary>
public sealed partial class ColdLoadTests : IDisposable
{
    private const int MaxRequests = 12;
    private const long MaxBytes = 160 * 1024;

    private readonly Gateway _gateway = new();

    [Fact]
    public async Task The_sign_in_page_takes_few_requests_and_few_bytes()
    {
        using var browser = _gateway.Browser();
        Assert.InRange((await FilesOfAsync(browser, "/")).Count, 2, MaxRequests);
        Assert.InRange(await CompressedSizeAsync(browser, ["/", .. await FilesOfAsync(browser, "/")]), 1, MaxBytes);
    }

    [Fact]
    public async Task The_chat_page_adds_few_requests_and_few_bytes_to_it()
    {
        using var browser = _gateway.Browser();
        var known = await FilesOfAsync(browser, "/");
        using var signedIn = await Gateway.SignInAsync(browser);
        string[] added = ["/chat", .. (await FilesOfAsync(browser, "/chat")).Except(known)];
        Assert.InRange(added.Length, 2, MaxRequests);
        Assert.InRange(await CompressedSizeAsync(browser, added), 1, MaxBytes);
    }

    public void Dispose() => _gateway.Dispose();

    private static async Task<IReadOnlyList<string>> FilesOfAsync(HttpClient browser, string page) =>
        [.. Files.Matches(await browser.GetStringAsync(page, TestContext.Current.CancellationToken)).Select(match => match.Groups["file"].Value).Distinct()];

    /// <summary>Published files are compressed ahead, at least as well as this.</summary>
    private static async Task<long> CompressedSizeAsync(HttpClient browser, IEnumerable<string> addresses)
    {
        using var compressed = new MemoryStream();
        foreach (var address in addresses)
        {
            var bytes = await browser.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
            await using var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true);
            await gzip.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }

        return compressed.Length;
    }

    [GeneratedRegex("""<(?:link|script)[^>]* (?:href|src)="(?<file>[^"]+)""")]
    private static partial Regex Files { get; }
}
