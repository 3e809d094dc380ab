using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class CapabilityValueTests
{
    [Theory]
    [InlineData("draft/multiline=max-bytes=4096,max-lines=32")]
    [InlineData("draft/metadata-3=before-connect,max-subs=100,max-keys=100,max-value-bytes=300")]
    public void Values_are_those_of_the_configuration(string listed) => Assert.Contains(listed, List(new TestChat(), "CAP LS 302"));

    [Fact]
    public void Clients_that_know_no_values_are_not_shown_what_needs_one()
    {
        var listed = List(new TestChat(), "CAP LS");
        Assert.Contains("batch", listed);
        Assert.DoesNotContain(listed, word => word.Contains("multiline", StringComparison.Ordinal) || word.Contains('='));
    }

    [Fact]
    public void Strict_transport_is_told_where_a_plain_listener_exists()
    {
        Assert.Contains("sts=port=6697", List(WithListeners(plain: true), "CAP LS 302", isSecure: false));
        Assert.Contains("sts=duration=2592000", List(WithListeners(plain: true), "CAP LS 302"));
        Assert.DoesNotContain(List(WithListeners(plain: false), "CAP LS 302"), IsStrict);
        Assert.DoesNotContain(List(WithListeners(plain: true), "CAP LS", isSecure: false), IsStrict);
    }

    [Fact]
    public void Strict_transport_cannot_be_asked_for() => Assert.Equal([":chat.test CAP * NAK sts"], Ask(WithListeners(plain: true), "CAP REQ sts"));

    private static bool IsStrict(string word) => word.StartsWith("sts", StringComparison.Ordinal);

    private static TestChat WithListeners(bool plain) => new(TestChat.Unhurried with
    {
        Listeners = plain ? [new ListenerOptions { Address = "127.0.0.1", Port = 6667, Tls = false }, new ListenerOptions()] : [new ListenerOptions()],
    });

    private static string[] List(TestChat chat, string line, bool isSecure = true) =>
        [.. Ask(chat, line, isSecure).SelectMany(answer => answer.Split(" LS ")[1].TrimStart('*', ' ', ':').Split(' '))];

    private static IReadOnlyList<string> Ask(TestChat chat, string line, bool isSecure = true)
    {
        chat.Connect("alice", isSecure: isSecure);
        return chat.Ask("alice", line);
    }
}
