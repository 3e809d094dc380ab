using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class LookupTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob");

    [Fact]
    public void Whois_tells_name_channels_security_and_idle_time()
    {
        _chat.Time.Advance(TimeSpan.FromSeconds(30));
        _chat.Send("bob", "AWAY :gone");
        Assert.Equal(
            [
                ":chat.test 311 alice bob bob test * bob",
                ":chat.test 319 alice bob #lobby",
                ":chat.test 312 alice bob chat.test :A WebChat server",
                ":chat.test 301 alice bob gone",
                ":chat.test 671 alice bob :is using a secure connection",
            ],
            _chat.Ask("alice", "WHOIS bob").Take(5));
        Assert.Matches("^:chat.test 317 alice bob (29|30) 17[0-9]+ :seconds idle, signon time$", _chat.LinesTo("alice")[5]);
        Assert.Equal(":chat.test 318 alice bob :End of /WHOIS list", _chat.LastLineTo("alice"));
    }

    [Fact]
    public void Whois_of_nobody_says_so() => Assert.Equal(
        [":chat.test 401 alice nobody :No such nick", ":chat.test 318 alice nobody :End of /WHOIS list"], _chat.Ask("alice", "WHOIS nobody"));

    [Fact]
    public void Who_lists_a_channel() => Assert.Equal(
        [
            ":chat.test 352 bob #lobby alice test chat.test alice H@ :0 alice",
            ":chat.test 352 bob #lobby bob test chat.test bob H :0 bob",
            ":chat.test 315 bob #lobby :End of WHO list",
        ],
        _chat.Ask("bob", "WHO #lobby"));

    [Fact]
    public void Invisible_users_are_shown_to_those_who_share_a_channel_only()
    {
        _chat.Send("alice", "MODE alice +i");
        _chat.Register("dave");
        Assert.DoesNotContain(_chat.Ask("dave", "WHO #lobby"), line => line.Contains("alice", StringComparison.Ordinal));
        Assert.DoesNotContain(_chat.Ask("dave", "WHOIS alice"), line => line.Contains(" 319 ", StringComparison.Ordinal));
        Assert.Contains(_chat.Ask("bob", "WHOIS alice"), line => line.Contains(" 319 bob alice @#lobby", StringComparison.Ordinal));
    }

    [Fact]
    public void Motd_is_sent_or_said_to_be_missing()
    {
        Assert.Equal([":chat.test 422 alice :There is no message of the day"], _chat.Ask("alice", "MOTD"));
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Motd = ["Be kind."] });
        chat.Register("alice");
        Assert.Equal(":chat.test 372 alice :- Be kind.", chat.Ask("alice", "MOTD")[1]);
    }

    [Fact]
    public void Lusers_counts() =>
        Assert.Contains(":chat.test 254 alice 1 :channels formed", _chat.Ask("alice", "LUSERS"));

    [Fact]
    public void Version_names_the_program_and_what_it_supports()
    {
        var lines = _chat.Ask("alice", "VERSION");
        Assert.StartsWith(":chat.test 351 alice WebChat-", lines[0], StringComparison.Ordinal);
        Assert.Equal(_chat.Ask("alice", "ISUPPORT"), lines.Skip(1));
    }

    [Fact]
    public void List_shows_members_and_topic()
    {
        _chat.Send("alice", "TOPIC #lobby :All welcome");
        Assert.Equal(":chat.test 322 bob #lobby 2 :All welcome", _chat.Ask("bob", "LIST")[1]);
        Assert.Equal(2, _chat.Ask("bob", "LIST #nowhere").Count);
    }

    [Fact]
    public void Away_is_told_to_channel_members_who_want_to_know()
    {
        _chat.Send("alice", "CAP REQ away-notify");
        _chat.Forget("alice");
        _chat.Send("bob", "AWAY :lunch", "AWAY");
        Assert.Equal([":bob!bob@test AWAY lunch", ":bob!bob@test AWAY"], _chat.LinesTo("alice"));
    }
}
