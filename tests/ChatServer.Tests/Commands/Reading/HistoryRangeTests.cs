using System.Text.RegularExpressions;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Reading;

/// <summary>CHATHISTORY's AROUND, BETWEEN and TARGETS, and what event-playback adds.</summary>
public sealed class HistoryRangeTests
{
    private const string Reading = "message-tags server-time batch draft/chathistory";
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public HistoryRangeTests()
    {
        _chat.Register("alice", Reading, certificate: "a1");
        _chat.Register("bob", $"{Reading} draft/event-playback", certificate: "b1");
        _chat.With("#lobby", "alice", "bob");
        for (var i = 1; i <= 9; i++)
        {
            _chat.Time.Advance(TimeSpan.FromSeconds(1));
            _chat.Send("alice", $"PRIVMSG #lobby :m{i}");
        }
    }

    [Theory]
    [InlineData("AROUND #lobby msgid={5} 1", "m5")]
    [InlineData("AROUND #lobby msgid={5} 3", "m4 m5 m6")]
    [InlineData("AROUND #lobby msgid={5} 4", "m3 m4 m5 m6")]
    [InlineData("AROUND #lobby msgid={1} 4", "m1 m2 m3 m4")]
    [InlineData("AROUND #lobby timestamp={t5} 3", "m4 m5 m6")]
    [InlineData("BETWEEN #lobby msgid={2} msgid={6} 10", "m3 m4 m5")]
    [InlineData("BETWEEN #lobby msgid={6} msgid={2} 10", "m3 m4 m5")]
    [InlineData("BETWEEN #lobby msgid={2} msgid={6} 2", "m3 m4")]
    [InlineData("BETWEEN #lobby msgid={6} msgid={2} 2", "m4 m5")]
    [InlineData("BETWEEN #lobby timestamp={t2} timestamp={t6} 2", "m3 m4")]
    [InlineData("BETWEEN #lobby timestamp={t6} timestamp={t2} 2", "m4 m5")]
    public void References_choose_what_is_read(string request, string expected)
    {
        var all = _chat.Ask("alice", "CHATHISTORY LATEST #lobby * 100").Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).ToArray();
        var line = Regex.Replace(request, @"\{(t?)(\d)\}", match =>
            TagOf(all[int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) - 1], match.Groups[1].Length == 0 ? "msgid" : "time"));
        var texts = _chat.Ask("alice", $"CHATHISTORY {line}").Where(one => one.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(one => one.Split(' ')[^1]);
        Assert.Equal(expected, string.Join(' ', texts));
    }

    [Theory]
    [InlineData("CHATHISTORY LATEST #lobby hash=5 10", "INVALID_MSGREFTYPE LATEST #lobby hash=5")]
    [InlineData("CHATHISTORY BETWEEN #lobby msgid=x 10", "NEED_MORE_PARAMS BETWEEN")]
    [InlineData("CHATHISTORY LATEST #lobby * 10 11", "INVALID_PARAMS LATEST")]
    [InlineData("CHATHISTORY TARGETS msgid=0000000000000 timestamp=2026-01-01T00:00:00.000Z 10", "INVALID_PARAMS TARGETS")]
    public void Wrong_references_are_refused(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL CHATHISTORY {fault} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void Targets_are_conversations_in_the_order_of_their_latest_message()
    {
        _chat.Register("carol", Reading);
        _chat.Send("carol", "PRIVMSG alice :psst");
        var lines = _chat.Ask("alice", "CHATHISTORY TARGETS timestamp=2020-01-01T00:00:00.000Z timestamp=2100-01-01T00:00:00.000Z 10");
        Assert.Equal(":chat.test BATCH +b1 draft/chathistory-targets", lines[0]);
        Assert.Matches(@"^@batch=b1 :chat\.test CHATHISTORY TARGETS #lobby 2026-11-22T12:00:09\.\d{3}Z$", lines[1]);
        Assert.Matches(@"^@batch=b1 :chat\.test CHATHISTORY TARGETS carol 2026-11-22T12:00:09\.\d{3}Z$", lines[2]);
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public void Events_and_kept_tags_are_played_back_to_those_who_want_them()
    {
        _chat.Send("alice", "TOPIC #lobby :news", "@+draft/react=x TAGMSG #lobby", "@+draft/unreact=x TAGMSG #lobby", "@+typing=active TAGMSG #lobby");
        var forBob = _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 100");
        Assert.Single(forBob, line => line.Contains(" TOPIC #lobby news", StringComparison.Ordinal));
        Assert.Single(forBob, line => line.Contains("+draft/react=x", StringComparison.Ordinal) && line.Contains(" TAGMSG #lobby", StringComparison.Ordinal));
        Assert.Single(forBob, line => line.Contains("+draft/unreact=x", StringComparison.Ordinal));
        Assert.DoesNotContain(forBob, line => line.Contains("+typing", StringComparison.Ordinal));
        Assert.Equal(11, _chat.Ask("alice", "CHATHISTORY LATEST #lobby * 100").Count);
    }

    [Fact]
    public void Typing_replies_and_reactions_pass_through()
    {
        _chat.Forget("bob");
        _chat.Send("alice", "@+typing=active TAGMSG #lobby", "@+draft/reply=1;+draft/react=y PRIVMSG #lobby :yes");
        Assert.Contains("+typing=active", _chat.LinesTo("bob")[0], StringComparison.Ordinal);
        Assert.Contains("+draft/reply=1;+draft/react=y", _chat.LinesTo("bob")[1], StringComparison.Ordinal);
    }

    private static string TagOf(string line, string tag) => Regex.Match(line, $"{tag}=([^; ]+)").Groups[1].Value;
}
