using ChatCore.Security;

namespace ChatCore.Tests.Security;

public sealed class FilePinStoreTests : IDisposable
{
    private static readonly ServerEndpoint Server = new("Chat.Example", 6697);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pins-{Guid.NewGuid():N}");

    private string File => Path.Combine(_folder, "pins.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_remembered_is_found_by_a_later_store_too()
    {
        using (var store = new FilePinStore(File))
        {
            Assert.Null(await store.FindAsync(Server, Cancellation));
            await store.RememberAsync(Server, Pin(1), Cancellation);
            await store.RememberAsync(Server with { Port = 7000 }, Pin(2), Cancellation);
            await store.RememberAsync(new ServerEndpoint("::1"), Pin(3), Cancellation);
            await store.RememberAsync(Server, Pin(4), Cancellation);
        }

        using var later = new FilePinStore(File);
        Assert.Equal(Pin(4), await later.FindAsync(Server with { Host = "chat.example" }, Cancellation));
        Assert.Equal(Pin(2), await later.FindAsync(Server with { Port = 7000 }, Cancellation));
        Assert.Equal(Pin(3), await later.FindAsync(new ServerEndpoint("::1"), Cancellation));
        Assert.Null(await later.FindAsync(new ServerEndpoint("other"), Cancellation));
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file_and_nothing_lies_beside_it()
    {
        using var store = new FilePinStore(File);
        await store.RememberAsync(Server, Pin(1), Cancellation);
        await store.RememberAsync(Server, Pin(2), Cancellation);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Many_at_once_are_all_remembered()
    {
        using var store = new FilePinStore(File);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => store.RememberAsync(new ServerEndpoint("host", n), Pin((byte)n), Cancellation).AsTask()));
        for (var n = 1; n <= 50; n++)
            Assert.Equal(Pin((byte)n), await store.FindAsync(new ServerEndpoint("host", n), Cancellation));
    }

    [Fact]
    public async Task Beyond_its_limit_it_forgets_what_it_remembered_longest_ago()
    {
        using var store = new FilePinStore(File, limit: 2);
        await store.RememberAsync(Server with { Port = 3 }, Pin(3), Cancellation);
        await store.RememberAsync(Server with { Port = 1 }, Pin(1), Cancellation);
        await store.RememberAsync(Server with { Port = 3 }, Pin(4), Cancellation);
        await store.RememberAsync(Server with { Port = 2 }, Pin(2), Cancellation);
        Assert.Null(await store.FindAsync(Server with { Port = 1 }, Cancellation));
        Assert.Equal(Pin(4), await store.FindAsync(Server with { Port = 3 }, Cancellation));
        Assert.Equal(Pin(2), await store.FindAsync(Server with { Port = 2 }, Cancellation));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilePinStore(File, limit: 0).Dispose());
    }

    [Fact]
    public async Task A_forgotten_server_is_unknown()
    {
        using var store = new FilePinStore(File);
        Assert.False(await store.ForgetAsync(Server, Cancellation));
        await store.RememberAsync(Server, Pin(1), Cancellation);
        Assert.True(await store.ForgetAsync(Server with { Host = "CHAT.example" }, Cancellation));
        Assert.Null(await store.FindAsync(Server, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"host:1\": ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"host:1\": \"AB:CD\" }")]
    [InlineData("{ \"host:1\": null }")]
    public async Task A_damaged_file_is_named_and_left_as_it_is(string content)
    {
        Directory.CreateDirectory(_folder);
        await System.IO.File.WriteAllTextAsync(File, content, Cancellation);
        using var store = new FilePinStore(File);
        var finding = await Assert.ThrowsAsync<InvalidDataException>(async () => await store.FindAsync(Server, Cancellation));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.RememberAsync(Server, Pin(1), Cancellation));
        Assert.Contains(File, finding.Message, StringComparison.Ordinal);
        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(File, Cancellation));
    }

    private static Fingerprint Pin(byte number)
    {
        Assert.True(Fingerprint.TryParse(Convert.ToHexString(Enumerable.Repeat(number, 32).ToArray()), out var pin));
        return pin;
    }
}
