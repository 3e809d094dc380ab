using System.Net;
using System.Text;
using ChatWeb.Files;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Files;

/// <summary>Uploads that have to be refused, and leave nothing behind.</summary>
public sealed class UploadAttackTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("hello");

    [Fact]
    public async Task Nobody_uploads_without_being_signed_in()
    {
        await using var gateway = new Gateway();
        using var signedIn = await Uploads.SignedInAsync(gateway);
        var token = await Uploads.TokenAsync(signedIn);
        using var stranger = gateway.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, Text, token));
        AssertNothingIsLeft(gateway);
    }

    [Fact]
    public async Task Another_site_cannot_upload_in_a_users_name()
    {
        await using var gateway = new Gateway();
        using var helena = await Uploads.SignedInAsync(gateway);
        using var maria = await Uploads.SignedInAsync(gateway, "maria");
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(helena, Text, token: "x"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(helena, Text, await Uploads.TokenAsync(maria)));
        AssertNothingIsLeft(gateway);
    }

    [Fact]
    public async Task A_session_that_is_over_uploads_no_more()
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var token = await Uploads.TokenAsync(browser);
        using var signedOut = await Gateway.PostAsync(browser, "/chat", "/sign-out");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, Text, token));
    }

    [Fact]
    public async Task What_is_larger_than_allowed_is_refused_by_its_announcement()
    {
        await using var gateway = new Gateway().With("Files:MaxFileBytes", "1024");
        using var browser = await Uploads.SignedInAsync(gateway);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(browser, new byte[1025]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(browser, []));
        AssertNothingIsLeft(gateway);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(1_000)]
    public async Task An_announcement_that_is_not_true_is_refused(int announced)
    {
        await using var gateway = new Gateway();
        var (_, fault) = await gateway.Services.GetRequiredService<FileReceiver>().ReceiveAsync(
            new MemoryStream(Text), announced, "hello.txt", new FileOwner("helena", "a"), TestContext.Current.CancellationToken);
        Assert.Equal(UploadFault.Incomplete, fault);
        AssertNothingIsLeft(gateway);
    }

    [Theory]
    [InlineData("MZ\u0001\u0000", "picture.png")]
    [InlineData("\u007fELF\u0001", "notes.txt")]
    [InlineData("RIFF\u0001\u0000\u0000\u0000WEBPVP8X", "short.webp")]
    public async Task A_good_name_does_not_help_bad_content(string content, string name)
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        using var refused = await Uploads.UploadAsync(browser, Encoding.Latin1.GetBytes(content), name);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        AssertNothingIsLeft(gateway);
    }

    [Fact]
    public async Task A_picture_too_large_to_unpack_is_offered_for_saving()
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var bomb = await Uploads.UploadedAsync(browser, SampleFiles.Png(50_000, 50_000));
        using var read = await browser.GetAsync(bomb.Path, TestContext.Current.CancellationToken);
        Assert.Equal("attachment", read.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Uploads_at_the_same_time_do_not_take_more_than_there_is()
    {
        await using var gateway = new Gateway().With("Files:MaxFileBytes", "65536").With("Files:MaxBytesPerUser", "196608");
        using var browser = await Uploads.SignedInAsync(gateway);
        var token = await Uploads.TokenAsync(browser);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => StatusAsync(browser, Text, token)));
        Assert.InRange(statuses.Count(status => status == HttpStatusCode.Created), 1, 3);
        Assert.InRange(Directory.GetFiles(gateway.FilesFolder).Length, 2, 6);
    }

    [Fact]
    public async Task Too_many_uploads_in_a_minute_have_to_wait()
    {
        await using var gateway = new Gateway().With("Files:UploadsPerMinute", "2");
        using var browser = await Uploads.SignedInAsync(gateway);
        var token = await Uploads.TokenAsync(browser);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(browser, Text, token));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(browser, Text, token));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(browser, Text, token));
    }

    [Fact]
    public async Task A_gateway_that_shares_no_files_has_no_address_for_them()
    {
        await using var gateway = new Gateway().With("Files:Enabled", "false");
        using var browser = await Uploads.SignedInAsync(gateway);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await StatusAsync(browser, Text));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, byte[] content, string? token = null)
    {
        using var response = await Uploads.UploadAsync(browser, content, token: token);
        return response.StatusCode;
    }

    private static void AssertNothingIsLeft(Gateway gateway) => Assert.Empty(Directory.GetFiles(gateway.FilesFolder));
}
