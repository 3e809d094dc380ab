using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

/// <summary>IRCv3 <c>sts</c>, the server's side.</summary>
public sealed class StrictTransportTests
{
    private static readonly ListenerOptions Plain = new() { Address = "127.0.0.1", Port = 6667, Tls = false };

    [Fact]
    public void Over_plain_text_it_names_the_port_and_nothing_else() => Assert.Equal(["sts=port=6697"], Listed(Chat(), isSecure: false));

    [Fact]
    public void Over_tls_it_names_the_duration_and_no_port() => Assert.Equal(["sts=duration=2592000"], Listed(Chat()));

    [Fact]
    public void A_client_that_named_no_host_over_tls_is_told_nothing() => Assert.Empty(Listed(Chat(), requestedHost: null));

    [Fact]
    public void Where_there_is_no_plain_listener_there_is_nothing_to_tell() => Assert.Empty(Listed(Chat(listeners: [new ListenerOptions()])));

    [Fact]
    public void The_port_is_that_of_a_listener_for_irc_that_the_same_host_reaches()
    {
        var websocket = new ListenerOptions { Port = 8097, Protocol = ListenerOptions.WebSocket };
        var elsewhere = new ListenerOptions { Address = "192.0.2.1", Port = 7000 };
        var same = new ListenerOptions { Address = "127.0.0.1", Port = 7001 };
        Assert.Equal(["sts=port=7001"], Listed(Chat(listeners: [Plain, websocket, elsewhere, same]), isSecure: false));
        Assert.Empty(Listed(Chat(listeners: [Plain, websocket, elsewhere]), isSecure: false));
    }

    [Fact]
    public void Turned_off_it_sends_nobody_to_tls_and_lets_those_who_come_forget_it()
    {
        Assert.Empty(Listed(Chat(seconds: 0), isSecure: false));
        Assert.Equal(["sts=duration=0"], Listed(Chat(seconds: 0)));
    }

    [Fact]
    public void It_needs_values_and_so_version_302() => Assert.Empty(Listed(Chat(), isSecure: false, version: ""));

    [Fact]
    public void It_cannot_be_asked_for()
    {
        var chat = Chat();
        chat.Connect("alice");
        Assert.Equal([":chat.test CAP * NAK sts"], chat.Ask("alice", "CAP REQ sts"));
        Assert.Equal([":chat.test CAP * LIST :"], chat.Ask("alice", "CAP LIST"));
    }

    private static TestChat Chat(int seconds = 2_592_000, IReadOnlyList<ListenerOptions>? listeners = null) => new(TestChat.Unhurried with
    {
        Listeners = listeners ?? [Plain, new ListenerOptions()],
        Connections = new ConnectionOptions { StrictTransportSeconds = seconds },
    });

    private static IEnumerable<string> Listed(TestChat chat, bool isSecure = true, string? requestedHost = "chat.test", string version = "302")
    {
        chat.Connect("alice", isSecure: isSecure, requestedHost: requestedHost);
        return chat.Ask("alice", $"CAP LS {version}")
            .SelectMany(answer => answer.Split(" LS ")[1].TrimStart('*', ' ', ':').Split(' '))
            .Where(word => word.StartsWith("sts", StringComparison.Ordinal));
    }
}
