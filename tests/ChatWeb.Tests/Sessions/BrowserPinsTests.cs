using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Options;

namespace ChatWeb.Tests.Sessions;

public sealed class BrowserPinsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatweb-pins-");
    private readonly KeptLog<BrowserPins> _log = new();
    private readonly BrowserPins _pins;
    private readonly ServerEndpoint _server = new("Chat.Example.org");

    public BrowserPinsTests() => _pins = new BrowserPins(Options.Create(new GatewayOptions { DataDirectory = _folder.FullName }), _log);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_browser_accepts_is_not_anothers_trust()
    {
        await _pins.For("one", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        Assert.Equal(Samples.Fingerprint('A'), await _pins.For("one", null).FindAsync(new ServerEndpoint("chat.example.org"), Token));
        Assert.Null(await _pins.For("two", null).FindAsync(_server, Token));
        Assert.Null(await _pins.For("one", null).FindAsync(_server with { Port = 7000 }, Token));
    }

    [Fact]
    public async Task The_operators_word_goes_before()
    {
        await _pins.For("one", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        Assert.Equal(Samples.Fingerprint('B'), await _pins.For("one", Samples.Fingerprint('B')).FindAsync(_server, Token));
    }

    [Fact]
    public async Task An_operator_can_take_a_key_back_for_everybody()
    {
        await _pins.For("one", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        await _pins.For("two", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        Assert.Equal(2, await _pins.ForgetAsync(_server, Token));
        Assert.Null(await _pins.For("one", null).FindAsync(_server, Token));
    }

    [Fact]
    public async Task A_browser_remembers_a_bounded_number_of_servers()
    {
        for (var port = 1; port <= BrowserPins.ServerLimit + 1; port++)
            await _pins.For("one", null).RememberAsync(_server with { Port = port }, Samples.Fingerprint('A'), Token);

        Assert.Null(await _pins.For("one", null).FindAsync(_server with { Port = 1 }, Token));
        Assert.NotNull(await _pins.For("one", null).FindAsync(_server with { Port = 2 }, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"chat.example.org:6697\": ")]
    [InlineData("{ \"chat.example.org:6697\": \"AB:CD\" }")]
    public async Task A_damaged_file_is_told_in_the_log_and_its_user_compares_again(string content)
    {
        var browser = _pins.For("one", null);
        await browser.RememberAsync(_server, Samples.Fingerprint('A'), Token);
        var file = Assert.Single(_folder.GetFiles("*.json", SearchOption.AllDirectories));
        await _pins.For("two", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        await File.WriteAllTextAsync(file.FullName, content, Token);

        Assert.Null(await browser.FindAsync(_server, Token));
        Assert.Contains(file.FullName, Assert.Single(_log.Entries).Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(Path.ChangeExtension(file.FullName, ".damaged"), Token));
        Assert.NotNull(await _pins.For("two", null).FindAsync(_server, Token));

        await browser.RememberAsync(_server, Samples.Fingerprint('B'), Token);
        Assert.Equal(Samples.Fingerprint('B'), await browser.FindAsync(_server, Token));
    }

    [Fact]
    public async Task A_damaged_file_keeps_nobody_from_accepting_a_key()
    {
        await _pins.For("one", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        await File.WriteAllTextAsync(Assert.Single(_folder.GetFiles("*.json", SearchOption.AllDirectories)).FullName, "{", Token);
        await _pins.For("one", null).RememberAsync(_server, Samples.Fingerprint('B'), Token);
        Assert.Equal(Samples.Fingerprint('B'), await _pins.For("one", null).FindAsync(_server, Token));
    }

    [Fact]
    public async Task The_folder_does_not_give_the_browsers_cookies_away()
    {
        await _pins.For("0123456789abcdef", null).RememberAsync(_server, Samples.Fingerprint('A'), Token);
        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        Assert.DoesNotContain("0123456789abcdef", file.Name, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", await File.ReadAllTextAsync(file.FullName, Token), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _pins.Dispose();
        _folder.Delete(recursive: true);
    }
}
