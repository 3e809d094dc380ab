using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class CapCommandTests
{
    private readonly TestChat _chat = new();

    [Fact]
    public void Ls_lists_what_is_offered()
    {
        _chat.Connect("alice");
        var lines = _chat.Ask("alice", "CAP LS 302");
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith(":chat.test CAP * LS * :", line, StringComparison.Ordinal));
        Assert.StartsWith(":chat.test CAP * LS :", lines[^1], StringComparison.Ordinal);
        var offered = lines.SelectMany(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..].Split(' ')).Select(word => word.Split('=')[0]);
        Assert.Equal(Capabilities.Names(Capabilities.All & ~Capability.Sts), offered);
    }

    [Fact]
    public void Clients_without_version_302_get_one_line_without_drafts()
    {
        _chat.Connect("alice");
        var line = Assert.Single(_chat.Ask("alice", "CAP LS"));
        Assert.True(line.Length <= 510);
        Assert.DoesNotContain("draft/", line, StringComparison.Ordinal);
    }

    [Fact]
    public void History_that_is_off_is_not_offered()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", History = new HistoryOptions { Enabled = false } });
        chat.Connect("alice");
        Assert.All(chat.Ask("alice", "CAP LS 302"), line => Assert.DoesNotContain("chathistory", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Req_takes_all_or_nothing()
    {
        _chat.Connect("alice");
        Assert.Equal([":chat.test CAP * NAK :server-time invented"], _chat.Ask("alice", "CAP REQ :server-time invented"));
        Assert.Equal([":chat.test CAP * LIST :"], _chat.Ask("alice", "CAP LIST"));
        Assert.Equal([":chat.test CAP * ACK :server-time batch"], _chat.Ask("alice", "CAP REQ :server-time batch"));
        Assert.Equal([":chat.test CAP * LIST :server-time batch"], _chat.Ask("alice", "CAP LIST"));
    }

    [Fact]
    public void A_hyphen_takes_a_capability_back()
    {
        _chat.Connect("alice");
        _chat.Send("alice", "CAP REQ :server-time batch", "CAP REQ :-batch");
        Assert.Equal([":chat.test CAP * LIST server-time"], _chat.Ask("alice", "CAP LIST"));
    }

    [Fact]
    public void Version_302_brings_cap_notify_for_good()
    {
        _chat.Connect("alice");
        _chat.Send("alice", "CAP LS 302");
        Assert.Equal([":chat.test CAP * LIST cap-notify"], _chat.Ask("alice", "CAP LIST"));
        Assert.Equal([":chat.test CAP * NAK -cap-notify"], _chat.Ask("alice", "CAP REQ :-cap-notify"));
    }

    [Fact]
    public void An_end_of_what_was_not_begun_changes_nothing()
    {
        _chat.With("#lobby", "alice");
        _chat.Connect("other");
        _chat.Send("other", "NICK alice");
        Assert.Single(_chat.Ask("other", "USER other 0 * :Other"));
        Assert.Empty(_chat.Ask("other", "CAP END"));
    }

    [Fact]
    public void Capabilities_may_change_after_registration()
    {
        _chat.With("#lobby", "alice", "bob");
        _chat.Send("bob", "CAP REQ server-time");
        _chat.Send("alice", "PRIVMSG #lobby :hello");
        Assert.Equal("@time=2026-11-22T12:00:00.000Z :alice!alice@test PRIVMSG #lobby hello", Ordinary(_chat.LastLineTo("bob")));
    }

    /// <summary>Ids run ahead of a clock that stands still, by a millisecond each.</summary>
    private static string Ordinary(string line) => $"@time=2026-11-22T12:00:00.000Z {line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
}
