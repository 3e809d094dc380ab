using System.Globalization;
using ChatWeb.Components.Chat;
using ChatWeb.Components.Sharing;
using ChatWeb.Configuration;
using ChatWeb.Files;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Options;

namespace ChatWeb.Tests.Components.Sharing;

public sealed class FileLinksTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatweb-links-").FullName;
    private FileLinks _links = null!;
    private SharedFile _picture = null!;
    private SharedFile _notes = null!;

    private string Picture => $"https://chat.example.org{_picture.Path}";

    private string Notes => $"http://127.0.0.1:8080{_notes.Path}";

    public async ValueTask InitializeAsync()
    {
        var options = Options.Create(new GatewayOptions { Files = { Directory = _folder } });
        var quota = new FileQuota(options);
        var store = new FileStore(options, quota, TimeProvider.System, new KeptLog<FileStore>());
        var receiver = new FileReceiver(options, store, quota, TimeProvider.System, new KeptLog<FileReceiver>());
        _picture = await UploadAsync("a picture.png", SampleFiles.Png(1_000, 500));
        _notes = await UploadAsync("<b>.md", "text"u8.ToArray());
        _links = new FileLinks(store);

        async Task<SharedFile> UploadAsync(string name, byte[] content) => (await receiver.ReceiveAsync(
            new MemoryStream(content), content.Length, name, new FileOwner("ana", "a"), TestContext.Current.CancellationToken)).File!;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Links_at_the_end_are_shown_as_files_instead()
    {
        Assert.Equal(("look", 2), Read($"look\n{Picture}\n{Notes}"));
        Assert.Equal((string.Empty, 1), Read(Picture));
        Assert.Equal(("one\n\ntwo", 1), Read($"one\n\ntwo\n\n{Picture}"));
    }

    [Fact]
    public void A_link_within_a_sentence_stays_and_its_file_is_shown_too()
    {
        Assert.Equal(($"see {Picture}, it is new", 1), Read($"see {Picture}, it is new"));
        Assert.Equal(($"{Picture}\nthat was it", 1), Read($"{Picture}\nthat was it"));
        Assert.Equal(($"twice {Picture}", 1), Read($"twice {Picture}\n{Picture}"));
    }

    [Fact]
    public void A_preview_has_words_or_names_but_no_links()
    {
        Assert.Equal("a picture.png, _b_.md", _links.Preview($"{Picture}\n{Notes}"));
        Assert.Equal("look", _links.Preview($"look\n{Picture}"));
        Assert.Equal("hello", _links.Preview("hello"));
        Assert.Equal("bold and code, two lines", _links.Preview("**bold** and `code`,\n_two_ lines"));
    }

    [Fact]
    public void What_is_not_exactly_a_link_of_ours_is_text()
    {
        foreach (var text in (string[])[
            "https://evil.example/files/00000000000000000000000000000000/a-picture.png",
            Picture + "?x=1",
            Picture.Replace("/files/", "/other/", StringComparison.Ordinal),
            Picture.Replace("a-picture", "another", StringComparison.Ordinal),
            Picture + "/more",
            Picture.Replace("https:", "javascript:", StringComparison.Ordinal),
            _picture.Path,
            "/files/",
            "https://chat.example.org/files/../files/x",
        ])
        {
            Assert.Equal((text, 0), Read(text));
        }
    }

    [Fact]
    public void A_message_shows_a_bounded_number_of_files() =>
        Assert.Equal(1, Read(string.Join('\n', Enumerable.Repeat(Picture, 500))).Files);

    [Fact]
    public async Task A_picture_keeps_its_place_free_and_a_name_is_never_markup()
    {
        var html = await Rendered.HtmlAsync<MessageFiles>(new() { ["Files"] = _links.Read($"{Picture}\n{Notes}").Files });
        Assert.Contains($"<img src=\"{_picture.Path}\" width=\"360\" height=\"180\" alt=\"a picture.png\" loading=\"lazy\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{_notes.Path}\" download=\"_b_.md\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_without_files_of_ours_has_none()
    {
        var entry = new TimelineEntry.Said(Samples.Message(1, text: Picture), false);
        var html = await Rendered.HtmlAsync<MessageRow>(new() { ["Row"] = new TimelineRow.Message(entry, Samples.Noon, BeginsGroup: true), ["Nick"] = "helena" });
        Assert.DoesNotContain("data-testid=\"files\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Picture}\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1 KB")]
    [InlineData(1_536, "1.5 KB")]
    [InlineData(26_214_400, "25 MB")]
    public void Sizes_are_read_by_people(long bytes, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Assert.Equal(text, SizeText.Of(bytes));
    }

    private (string Text, int Files) Read(string text) => _links.Read(text) is var read ? (read.Text, read.Files.Length) : default;
}
