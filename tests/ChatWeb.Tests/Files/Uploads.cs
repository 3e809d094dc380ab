using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Files;

/// <summary>A signed-in browser that uploads.</summary>
internal static partial class Uploads
{
    public static async Task<HttpClient> SignedInAsync(Gateway gateway, string nick = "helena")
    {
        var browser = gateway.Browser();
        using var signedIn = await Gateway.SignInAsync(browser, nick: nick);
        return browser;
    }

    /// <summary>The token of the page, as the browser's script has it.</summary>
    public static async Task<string> TokenAsync(HttpClient browser) =>
        Token.Match(await browser.GetStringAsync("/chat", TestContext.Current.CancellationToken)).Groups["token"].Value;

    public static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] content, string name = "file", string? token = null, long? length = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/files");
        request.Content = new StreamContent(new MemoryStream(content));
        request.Content.Headers.ContentLength = length ?? content.Length;
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        request.Headers.Add("RequestVerificationToken", token ?? await TokenAsync(browser));
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<Uploaded> UploadedAsync(HttpClient browser, byte[] content, string name = "file")
    {
        using var response = await UploadAsync(browser, content, name);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Uploaded>(TestContext.Current.CancellationToken))!;
    }

    public sealed record Uploaded(string Address, string Path, string Name, string Kind, long Size);

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token { get; }
}
