using System.Text.RegularExpressions;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Reading;

public sealed partial class ChatHistoryCommandTests
{
    private const string AllCapabilities = "message-tags server-time batch draft/chathistory";
    private readonly TestChat _chat = new(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } });

    public ChatHistoryCommandTests()
    {
        _chat.Register("alice", AllCapabilities, certificate: "a1");
        _chat.Register("bob", AllCapabilities, certificate: "b1");
        _chat.With("#lobby", "alice", "bob");
        for (var i = 1; i <= 9; i++)
        {
            _chat.Time.Advance(TimeSpan.FromSeconds(1));
            _chat.Send("alice", $"PRIVMSG #lobby :m{i}");
        }
    }

    [Fact]
    public void Latest_gives_the_newest_oldest_first() =>
        Assert.Equal(["m7", "m8", "m9"], Texts(_chat.Ask("bob", "CHATHISTORY LATEST #lobby * 3")));

    [Fact]
    public void The_answer_is_a_batch_with_time_and_id_of_each_message()
    {
        var lines = _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 2");
        Assert.Equal(":chat.test BATCH +b1 chathistory #lobby", lines[0]);
        Assert.Matches(@"^@time=2026-11-22T12:00:08\.\d{3}Z;msgid=[0-9a-z]{13};batch=b1 :alice!alice@test PRIVMSG #lobby m8$", lines[1]);
        Assert.Equal(":chat.test BATCH -b1", lines[3]);
    }

    [Fact]
    public void Before_and_after_an_id_leave_that_message_out()
    {
        var fifth = IdOf("m5");
        Assert.Equal(["m3", "m4"], Texts(_chat.Ask("bob", $"CHATHISTORY BEFORE #lobby msgid={fifth} 2")));
        Assert.Equal(["m6", "m7"], Texts(_chat.Ask("bob", $"CHATHISTORY AFTER #lobby msgid={fifth} 2")));
        Assert.Equal(["m8", "m9"], Texts(_chat.Ask("bob", $"CHATHISTORY LATEST #lobby msgid={fifth} 2")));
    }

    [Fact]
    public void A_time_is_a_reference_too()
    {
        var fifth = TimeOf("m5");
        Assert.Equal(["m3", "m4"], Texts(_chat.Ask("bob", $"CHATHISTORY BEFORE #lobby timestamp={fifth} 2")));
        Assert.Equal(["m6", "m7"], Texts(_chat.Ask("bob", $"CHATHISTORY AFTER #lobby timestamp={fifth} 2")));
    }

    [Fact]
    public void A_message_and_the_history_after_it_never_overlap()
    {
        _chat.Send("bob", "CHATHISTORY LATEST #lobby * 100");
        var before = Texts(_chat.LinesTo("bob").Where(line => line.Contains("batch=b1", StringComparison.Ordinal)));
        _chat.Forget("bob");
        _chat.Send("alice", "PRIVMSG #lobby :live");
        Assert.Equal(["live"], Texts(_chat.LinesTo("bob")));
        Assert.DoesNotContain("live", before);
    }

    [Fact]
    public void With_a_label_the_label_is_on_the_batch()
    {
        _chat.Send("bob", "CAP REQ labeled-response");
        var lines = _chat.Ask("bob", "@label=x CHATHISTORY LATEST #lobby * 1");
        Assert.Equal("@label=x :chat.test BATCH +b1 chathistory #lobby", lines[0]);
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public void Answers_come_in_the_order_of_the_commands()
    {
        _chat.Forget("bob");
        _chat.SendBytes("bob", "CHATHISTORY LATEST #lobby * 1\r\nPING after\r\n"u8);
        Assert.Equal(":chat.test PONG chat.test after", _chat.LastLineTo("bob"));
        Assert.Equal(4, _chat.LinesTo("bob").Count);
    }

    [Theory]
    [InlineData("CHATHISTORY", "NEED_MORE_PARAMS")]
    [InlineData("CHATHISTORY LATEST #lobby", "NEED_MORE_PARAMS")]
    [InlineData("CHATHISTORY SIDEWAYS #lobby * 5", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY LATEST #lobby msgid=nonsense 5", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY BEFORE #lobby * 5", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY LATEST #lobby * none", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY LATEST #lobby * 0", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY LATEST #lobby * -5", "INVALID_PARAMS")]
    [InlineData("CHATHISTORY LATEST #nowhere * 5", "INVALID_TARGET")]
    [InlineData("CHATHISTORY LATEST :a b * 5", "NEED_MORE_PARAMS")]
    public void Wrong_requests_are_refused_by_code(string line, string code) =>
        Assert.StartsWith($":chat.test FAIL CHATHISTORY {code} ", Assert.Single(_chat.Ask("bob", line)), StringComparison.Ordinal);

    [Fact]
    public void A_channel_is_read_by_its_members_only()
    {
        _chat.Register("mallory", AllCapabilities);
        Assert.StartsWith(
            ":chat.test FAIL CHATHISTORY INVALID_TARGET LATEST #lobby ",
            Assert.Single(_chat.Ask("mallory", "CHATHISTORY LATEST #lobby * 5")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_conversation_is_read_by_both_sides()
    {
        _chat.Send("alice", "PRIVMSG bob :one");
        _chat.Send("bob", "PRIVMSG alice :two");
        Assert.Equal(["one", "two"], Texts(_chat.Ask("alice", "CHATHISTORY LATEST bob * 5")));
        Assert.Equal(["one", "two"], Texts(_chat.Ask("bob", "CHATHISTORY LATEST alice * 5")));
    }

    [Fact]
    public void Taking_a_nickname_gives_nobody_the_history_of_its_owner()
    {
        _chat.Send("alice", "PRIVMSG bob :between us");
        _chat.Send("bob", "QUIT");
        _chat.Register("bob", AllCapabilities, certificate: "someone-elses");
        Assert.Empty(Texts(_chat.Ask("bob", "CHATHISTORY LATEST alice * 5")));
    }

    [Fact]
    public void Coming_back_with_the_same_certificate_brings_the_history_back()
    {
        _chat.Send("alice", "PRIVMSG bob :between us");
        _chat.Drop("bob");
        _chat.Register("robert", AllCapabilities, certificate: "b1");
        Assert.Equal(["between us"], Texts(_chat.Ask("robert", "CHATHISTORY LATEST alice * 5")));
    }

    [Fact]
    public void A_guest_without_a_certificate_has_its_history_for_as_long_as_it_is_connected()
    {
        _chat.Register("guest", AllCapabilities);
        _chat.Send("guest", "PRIVMSG alice :hello");
        Assert.Equal(["hello"], Texts(_chat.Ask("guest", "CHATHISTORY LATEST alice * 5")));

        _chat.Drop("guest");
        _chat.Register("guest", AllCapabilities);
        Assert.Empty(Texts(_chat.Ask("guest", "CHATHISTORY LATEST alice * 5")));
    }

    [Fact]
    public void A_store_that_cannot_read_is_said_so()
    {
        _chat.Store = new FailingStore();
        Assert.StartsWith(
            ":chat.test FAIL CHATHISTORY MESSAGE_ERROR LATEST #lobby ",
            Assert.Single(_chat.Ask("bob", "CHATHISTORY LATEST #lobby * 5")), StringComparison.Ordinal);
    }

    private static string[] Texts(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(line => TextPattern().Match(line).Groups[1].Value)];

    private string IdOf(string text) => TagOf(text, "msgid");

    private string TimeOf(string text) => TagOf(text, "time");

    private string TagOf(string text, string tag)
    {
        var line = _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 100").Single(line => line.EndsWith($" {text}", StringComparison.Ordinal));
        return Regex.Match(line, $"{tag}=([^; ]+)").Groups[1].Value;
    }

    [GeneratedRegex(@" PRIVMSG \S+ :?(.*)$")]
    private static partial Regex TextPattern();
}
