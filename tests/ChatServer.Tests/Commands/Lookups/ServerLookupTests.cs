using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class ServerLookupTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob");

    [Fact]
    public void Userhost_tells_where_from_and_whether_away()
    {
        _chat.Send("bob", "AWAY :gone");
        Assert.Equal([":chat.test 302 alice :alice=+alice@test bob=-bob@test"], _chat.Ask("alice", "USERHOST alice nobody BOB"));
    }

    [Fact]
    public void Ison_tells_who_is_online() => Assert.Equal([":chat.test 303 alice :bob alice"], _chat.Ask("alice", "ISON nobody BOB :alice nobody2"));

    [Fact]
    public void Isupport_before_registration_needs_its_capability_and_comes_in_a_batch()
    {
        _chat.Connect("carol");
        Assert.Equal([":chat.test 451 * :You have not registered"], _chat.Ask("carol", "ISUPPORT"));
        _chat.Send("carol", "CAP REQ :batch draft/extended-isupport");
        var lines = _chat.Ask("carol", "ISUPPORT");
        Assert.Equal(":chat.test BATCH +b1 draft/isupport", lines[0]);
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.StartsWith("@batch=b1 :chat.test 005 * ", line, StringComparison.Ordinal));
        Assert.Equal(":chat.test BATCH -b1", lines[^1]);

        _chat.Send("carol", "NICK carol", "USER carol 0 * :carol", "CAP END");
        Assert.DoesNotContain(_chat.LinesTo("carol"), line => line.StartsWith(":chat.test 005 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_lists_this_server() => Assert.Equal(
        [":chat.test 364 alice chat.test chat.test :0 A WebChat server", ":chat.test 365 alice * :End of /LINKS list"], _chat.Ask("alice", "LINKS"));

    [Fact]
    public void Time_is_the_servers() => Assert.Matches(
        "^:chat.test 391 alice chat.test 17[0-9]+ 0 :Sunday, 22 November 2026 12:00:0[0-9] UTC$", Assert.Single(_chat.Ask("alice", "TIME")));

    [Theory]
    [InlineData("TIME")]
    [InlineData("INFO")]
    [InlineData("ADMIN")]
    [InlineData("MOTD")]
    public void A_server_can_be_named_by_mask_or_nickname_but_must_be_this_one(string verb)
    {
        Assert.DoesNotContain(_chat.Ask("alice", $"{verb} chat.*"), line => line.Contains(" 402 ", StringComparison.Ordinal));
        Assert.DoesNotContain(_chat.Ask("alice", $"{verb} bob"), line => line.Contains(" 402 ", StringComparison.Ordinal));
        Assert.Equal([":chat.test 402 alice elsewhere :No such server"], _chat.Ask("alice", $"{verb} elsewhere"));
    }

    [Fact]
    public void Info_and_admin_tell_about_the_server()
    {
        Assert.Equal(":chat.test 374 alice :End of INFO list", _chat.Ask("alice", "INFO")[^1]);
        Assert.Equal(":chat.test 259 alice :No operator is online", _chat.Ask("alice", "ADMIN")[^1]);
    }

    [Fact]
    public void Stats_tell_uptime_and_use()
    {
        _chat.Time.Advance(TimeSpan.FromSeconds(86_400 + 3_661));
        Assert.Equal(":chat.test 242 alice :Server Up 1 days 1:01:01", _chat.Ask("alice", "STATS u")[0]);
        Assert.Contains(":chat.test 212 alice JOIN 2", _chat.Ask("alice", "STATS m"));
        Assert.Equal([":chat.test 219 alice x :End of /STATS report"], _chat.Ask("alice", "STATS x"));
    }

    [Fact]
    public void Names_lists_several_channels_and_ends_once()
    {
        _chat.With("#other", "alice");
        Assert.Equal(
            [":chat.test 353 bob = #lobby :@alice bob", ":chat.test 353 bob = #other @alice", ":chat.test 366 bob #lobby,#other :End of /NAMES list"],
            _chat.Ask("bob", "NAMES #lobby,#other"));
    }

    [Fact]
    public void Names_in_full_for_those_who_ask()
    {
        _chat.Send("bob", "CAP REQ userhost-in-names");
        Assert.Equal(":chat.test 353 bob = #lobby :@alice!alice@test bob!bob@test", _chat.Ask("bob", "NAMES #lobby")[0]);
    }

    [Theory]
    [InlineData("*bb*", "#lobby")]
    [InlineData("!*bb*", "#other")]
    [InlineData(">1", "#lobby")]
    [InlineData("<2", "#other")]
    [InlineData("C>5", "#lobby")]
    [InlineData("C<5", "#other")]
    [InlineData("T<5", "#other")]
    [InlineData("#lobby,<2", "")]
    [InlineData("#other,#lobby,>1", "#lobby")]
    public void List_filters(string conditions, string found)
    {
        _chat.Time.Advance(TimeSpan.FromMinutes(10));
        _chat.With("#other", "bob").Send("bob", "TOPIC #other :new");
        var listed = _chat.Ask("alice", $"LIST {conditions}").Where(line => line.Contains(" 322 ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]);
        Assert.Equal(found.Length == 0 ? [] : [found], listed);
    }
}
