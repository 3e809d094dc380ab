using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Files;

public sealed class FileEndpointsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_shown_to_whoever_has_its_link_and_can_do_nothing()
    {
        await using var gateway = new Gateway();
        var file = await Uploads.UploadedAsync(await Uploads.SignedInAsync(gateway), SampleFiles.Png(), "Maçã \"verde\".png");
        Assert.Matches("^/files/[0-9a-f]{32}/Maca-verde.png$", file.Path);
        Assert.Equal(file.Path, file.Address);

        using var stranger = gateway.Browser();
        using var read = await stranger.GetAsync(file.Path, Stop);
        Assert.Equal(SampleFiles.Png(), await read.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("image/png", read.Content.Headers.ContentType?.ToString());
        Assert.Equal("inline; filename=\"Ma__ _verde_.png\"; filename*=UTF-8''Ma%C3%A7%C3%A3%20_verde_.png", read.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("nosniff", Assert.Single(read.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(read.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("same-origin", Assert.Single(read.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains("private", read.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.False(read.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "page.html", "page.html.txt")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg", "logo.svg.txt")]
    [InlineData("%PDF-1.7", "script.js", "script.js.pdf")]
    public async Task What_is_no_picture_is_saved_and_never_opened(string content, string name, string savedAs)
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var file = await Uploads.UploadedAsync(browser, Encoding.UTF8.GetBytes(content), name);
        using var read = await browser.GetAsync(file.Path, Stop);
        Assert.Equal("application/octet-stream", read.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", read.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(savedAs, read.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task A_picture_that_is_a_script_as_well_stays_a_picture()
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var file = await Uploads.UploadedAsync(browser, SampleFiles.Gif(0x2a2f, 1, "*/=1;alert(1)//<script>alert(1)</script>"), "x.js");
        Assert.EndsWith("/x.js.gif", file.Path, StringComparison.Ordinal);
        using var read = await browser.GetAsync(file.Path, Stop);
        Assert.Equal("image/gif", read.Content.Headers.ContentType?.ToString());
        Assert.Contains("sandbox", Assert.Single(read.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photograph_does_not_tell_where_it_was_taken()
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var file = await Uploads.UploadedAsync(browser, SampleFiles.Jpeg(), "me.jpg");
        Assert.Equal(SampleFiles.CleanJpeg(), await browser.GetByteArrayAsync(file.Path, Stop));
        Assert.Equal(SampleFiles.CleanJpeg().Length, file.Size);
    }

    [Fact]
    public async Task A_part_of_a_file_is_read_as_asked()
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var file = await Uploads.UploadedAsync(browser, Encoding.UTF8.GetBytes("0123456789"), "digits.txt");
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Path) { Headers = { Range = new RangeHeaderValue(3, 5) } };
        using var part = await browser.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("345", await part.Content.ReadAsStringAsync(Stop));

        using var beyond = new HttpRequestMessage(HttpMethod.Get, file.Path) { Headers = { Range = new RangeHeaderValue(99, 100) } };
        using var refused = await browser.SendAsync(beyond, Stop);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);

        using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, file.Path), Stop);
        Assert.Equal(10, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/files/00000000000000000000000000000000/digits.txt")]
    [InlineData("/files/{id}/other.txt")]
    [InlineData("/files/{id}")]
    [InlineData("/files/{id}.json/digits.txt")]
    [InlineData("/files/{ID}/digits.txt")]
    [InlineData("/files/..%2f{id}/digits.txt")]
    [InlineData("/files/%2e%2e/keys")]
    [InlineData("/files/..%2f..%2fpins/x")]
    [InlineData("/files/")]
    public async Task A_link_that_is_not_exactly_the_files_leads_nowhere(string path)
    {
        await using var gateway = new Gateway();
        using var browser = await Uploads.SignedInAsync(gateway);
        var file = await Uploads.UploadedAsync(browser, Encoding.UTF8.GetBytes("0123456789"), "digits.txt");
        var id = file.Path.Split('/')[2];
        using var read = await browser.GetAsync(path.Replace("{id}", id, StringComparison.Ordinal).Replace("{ID}", id.ToUpperInvariant() + "X", StringComparison.Ordinal), Stop);
        Assert.DoesNotContain("0123456789", await read.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Its_owner_takes_a_file_back_and_nobody_else()
    {
        await using var gateway = new Gateway();
        using var helena = await Uploads.SignedInAsync(gateway);
        using var maria = await Uploads.SignedInAsync(gateway, "maria");
        var file = await Uploads.UploadedAsync(helena, SampleFiles.Png());
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(maria, file.Path, await Uploads.TokenAsync(maria)));
        Assert.Equal(HttpStatusCode.BadRequest, await DeleteAsync(helena, file.Path, "none"));
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(helena, file.Path, await Uploads.TokenAsync(helena)));
        using var read = await helena.GetAsync(file.Path, Stop);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Contains("not here", await read.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_address_is_what_others_are_given()
    {
        await using var gateway = new Gateway().With("Files:PublicAddress", "https://chat.example.org/");
        var file = await Uploads.UploadedAsync(await Uploads.SignedInAsync(gateway), SampleFiles.Png());
        Assert.Equal($"https://chat.example.org{file.Path}", file.Address);
    }

    private static async Task<HttpStatusCode> DeleteAsync(HttpClient browser, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path) { Headers = { { "RequestVerificationToken", token } } };
        using var response = await browser.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
