using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class WhoCommandTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob");

    [Fact]
    public void A_mask_finds_by_nickname_and_hides_the_invisible()
    {
        _chat.Register("alien");
        _chat.Send("alice", "MODE alice +i");
        Assert.Equal(2, _chat.Ask("bob", "WHO ali*").Count(line => line.Contains(" 352 ", StringComparison.Ordinal)));
        _chat.Register("dave");
        Assert.Equal(":chat.test 352 dave * alien test chat.test alien H :0 alien", _chat.Ask("dave", "WHO ALI*")[0]);
        Assert.Equal(2, _chat.LinesTo("dave").Count);
        Assert.Contains(_chat.Ask("dave", "WHO alice"), line => line.Contains(" 352 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Whox_sends_the_fields_in_its_own_order() => Assert.Equal(
        [":chat.test 354 bob 42 #lobby alice chat.test alice H@ 0 0 alice", ":chat.test 315 bob #lobby :End of WHO list"],
        _chat.Ask("bob", "WHO #lobby %rafnsuctd,42").Where(line => !line.Contains(" bob H ", StringComparison.Ordinal)));

    [Fact]
    public void A_long_token_counts_as_none() =>
        Assert.Equal(":chat.test 354 bob 0 alice", _chat.Ask("bob", "WHO alice %tn,12345")[0]);

    [Fact]
    public void Operators_alone_can_be_asked_for() => Assert.Single(_chat.Ask("bob", "WHO #lobby o"));

    [Fact]
    public void A_bot_is_shown_as_one()
    {
        _chat.Send("alice", "MODE alice +B");
        Assert.Contains(_chat.Ask("bob", "WHO alice"), line => line.Contains(" alice HB ", StringComparison.Ordinal));
        Assert.Contains(":chat.test 335 bob alice :is a bot on WebChat", _chat.Ask("bob", "WHOIS alice"));
        _chat.Send("bob", "CAP REQ message-tags");
        _chat.Send("alice", "PRIVMSG #lobby :beep", "TOPIC #lobby :bleep");
        Assert.All(_chat.LinesTo("bob").TakeLast(2), line => Assert.Matches("^@[^ ]*bot[; ]", line));
    }
}
