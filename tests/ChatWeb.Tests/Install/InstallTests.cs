using System.Buffers.Binary;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatWeb.Install;
using ChatWeb.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Install;

public sealed class InstallTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Encrypted chat on your own server")]
    [InlineData("pt-BR", "Chat criptografado no seu próprio servidor")]
    public async Task The_manifest_speaks_the_users_language(string language, string description)
    {
        await using var gateway = new Gateway();
        using var browser = gateway.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", language);
        using var response = await browser.GetAsync(WebManifest.Path, Stop);
        Assert.Equal("application/manifest+json", response.Content.Headers.ContentType?.MediaType);
        var manifest = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal((language, description), (manifest.GetProperty("lang").GetString(), manifest.GetProperty("description").GetString()));
        Assert.Equal(("/", "/", "standalone"), (manifest.GetProperty("start_url").GetString(), manifest.GetProperty("scope").GetString(), manifest.GetProperty("display").GetString()));
        Assert.Equal("WebChat", manifest.GetProperty("short_name").GetString());
    }

    [Fact]
    public async Task Every_icon_is_there_in_the_size_it_is_said_to_have()
    {
        await using var gateway = new Gateway();
        var files = gateway.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var manifest = JsonDocument.Parse(await gateway.Browser().GetStringAsync(WebManifest.Path, Stop)).RootElement;
        var icons = manifest.GetProperty("icons").EnumerateArray().ToList();
        Assert.Equal(["any", "any", "maskable"], icons.Select(icon => icon.GetProperty("purpose").GetString()));
        foreach (var icon in icons)
        {
            await using var file = files.GetFileInfo(icon.GetProperty("src").GetString()!).CreateReadStream();
            var head = new byte[24];
            await file.ReadExactlyAsync(head, Stop);
            var size = $"{BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16))}x{BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20))}";
            Assert.Equal(icon.GetProperty("sizes").GetString(), size);
        }
    }

    [Theory]
    [InlineData("en", "WebChat cannot be reached")]
    [InlineData("pt-BR", "Não foi possível acessar o WebChat")]
    public async Task The_offline_page_is_there_in_both_languages_and_does_nothing(string language, string title)
    {
        await using var gateway = new Gateway();
        using var browser = gateway.Browser();
        using var response = await browser.GetAsync($"/offline?culture={language}", Stop);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_says_what_colour_a_phone_draws_around_it()
    {
        await using var gateway = new Gateway();
        using var browser = gateway.Browser();
        Assert.Equal([ThemeColour.Light, ThemeColour.Dark], await ColoursAsync(browser));
        using var chosen = await Gateway.PostAsync(browser, "/", "/preferences", ("Theme", "dark"));
        Assert.Equal([ThemeColour.Dark], await ColoursAsync(browser));
    }

    private static async Task<IEnumerable<string>> ColoursAsync(HttpClient browser) =>
        Regex.Matches(await browser.GetStringAsync("/", Stop), "name=\"theme-color\" content=\"(#[0-9a-f]+)\"").Select(match => match.Groups[1].Value);
}
