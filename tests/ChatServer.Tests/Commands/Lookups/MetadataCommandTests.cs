using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class MetadataCommandTests
{
    private readonly TestChat _chat = new(TestChat.Unhurried with { Metadata = new MetadataOptions { MaxKeys = 2, MaxSubscriptions = 2 } });

    public MetadataCommandTests()
    {
        _chat.Register("alice", "draft/metadata-3 batch");
        _chat.Register("bob", "draft/metadata-3 batch");
        _chat.Register("carol", "draft/metadata-2 batch");
    }

    [Fact]
    public void What_is_set_is_read_by_everybody()
    {
        Assert.Equal([":chat.test 761 alice alice display-name * :Alice A."], _chat.Ask("alice", "METADATA * SET display-name :Alice A."));
        Assert.Equal(
            [":chat.test BATCH +b1 metadata alice", "@batch=b1 :chat.test 761 bob alice display-name * :Alice A.", "@batch=b1 :chat.test 766 bob alice url :The key is not set", ":chat.test BATCH -b1"],
            _chat.Ask("bob", "METADATA alice GET display-name url"));
        Assert.Equal(3, _chat.Ask("bob", "METADATA alice LIST").Count);
        Assert.Contains(":chat.test 760 bob alice display-name * :Alice A.", _chat.Ask("bob", "WHOIS alice"));
    }

    [Fact]
    public void What_is_removed_is_gone()
    {
        _chat.Send("alice", "METADATA * SET url :https://a.example");
        Assert.Equal([":chat.test 766 alice alice url :The key is not set"], _chat.Ask("alice", "METADATA * SET url"));
        Assert.StartsWith(":chat.test FAIL METADATA KEY_NOT_SET alice url ", Assert.Single(_chat.Ask("alice", "METADATA * SET url")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_channel_keeps_its_topic_and_no_metadata()
    {
        _chat.Send("alice", "JOIN #lobby", "TOPIC #lobby :Welcome", "METADATA #lobby SET url :https://a.example", "PART #lobby");
        var channel = _chat.World.FindChannel("#lobby")!;
        Assert.NotNull(channel.Topic);
        Assert.Equal(0, channel.Metadata.Count);
    }

    [Fact]
    public void Clear_removes_all_and_says_which()
    {
        _chat.Send("alice", "METADATA * SET a :1", "METADATA * SET b :2");
        Assert.Equal(
            [":chat.test BATCH +b1 metadata alice", "@batch=b1 :chat.test 766 alice alice a :The key is not set", "@batch=b1 :chat.test 766 alice alice b :The key is not set", ":chat.test BATCH -b1"],
            _chat.Ask("alice", "METADATA * CLEAR"));
        Assert.Equal(2, _chat.Ask("alice", "METADATA * LIST").Count);
    }

    [Theory]
    [InlineData("METADATA nobody LIST", "INVALID_TARGET nobody")]
    [InlineData("METADATA #nowhere LIST", "INVALID_TARGET #nowhere")]
    [InlineData("METADATA bob SET url :x", "KEY_NO_PERMISSION bob url")]
    [InlineData("METADATA bob CLEAR", "KEY_NO_PERMISSION bob *")]
    [InlineData("METADATA * SET Url :x", "KEY_INVALID Url")]
    [InlineData("METADATA * DESTROY", "SUBCOMMAND_INVALID DESTROY")]
    public void What_is_not_allowed_is_refused(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL METADATA {fault} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void Values_keys_and_subscriptions_are_bounded()
    {
        Assert.Contains("INVALID_VALUE url", Assert.Single(_chat.Ask("alice", $"METADATA * SET url :{new string('é', 151)}")), StringComparison.Ordinal);
        _chat.Send("alice", "METADATA * SET a :1", "METADATA * SET b :2");
        Assert.Contains("LIMIT_REACHED alice", Assert.Single(_chat.Ask("alice", "METADATA * SET c :3")), StringComparison.Ordinal);
        var lines = _chat.Ask("alice", "METADATA * SUB x y z");
        Assert.Contains("TOO_MANY_SUBS z", lines[0], StringComparison.Ordinal);
        Assert.Equal(":chat.test 770 alice x y", lines[1]);
    }

    [Fact]
    public void Subscribers_in_a_common_channel_are_told_each_in_its_own_way()
    {
        _chat.With("#lobby", "alice", "bob", "carol");
        _chat.Send("bob", "METADATA * SUB url");
        _chat.Send("carol", "METADATA * SUB url");
        _chat.Forget("bob");
        _chat.Forget("carol");
        _chat.Send("alice", "METADATA * SET url :https://a.example", "METADATA * SET other :x", "METADATA #lobby SET url :https://l.example", "METADATA * SET url");
        Assert.Equal(
            [":chat.test 761 bob alice url * https://a.example", ":chat.test 761 bob #lobby url * https://l.example", ":chat.test 766 bob alice url :The key is not set"],
            _chat.LinesTo("bob"));
        Assert.Equal(
            [":chat.test METADATA alice url * https://a.example", ":chat.test METADATA #lobby url * https://l.example", ":chat.test METADATA alice url *"],
            _chat.LinesTo("carol"));
    }

    [Fact]
    public void Strangers_are_told_nothing()
    {
        _chat.Send("bob", "METADATA * SUB url");
        _chat.Forget("bob");
        _chat.Send("alice", "METADATA * SET url :x");
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void Entering_a_channel_tells_what_is_there()
    {
        _chat.Send("alice", "JOIN #lobby", "METADATA * SET url :a", "METADATA #lobby SET url :l");
        _chat.Send("bob", "METADATA * SUB url");
        Assert.Equal(
            [":chat.test 761 bob #lobby url * l", ":chat.test 761 bob alice url * a"],
            _chat.Ask("bob", "JOIN #lobby").Where(line => line.Contains(" 761 ", StringComparison.Ordinal)));
        Assert.Equal(4, _chat.Ask("bob", "METADATA #lobby SYNC").Count);
    }

    [Fact]
    public void A_channels_metadata_are_its_operators_to_change_and_its_members_to_see()
    {
        _chat.With("#lobby", "alice", "bob");
        Assert.Contains("KEY_NO_PERMISSION #lobby url", Assert.Single(_chat.Ask("bob", "METADATA #lobby SET url :x")), StringComparison.Ordinal);
        Assert.Contains("INVALID_TARGET #lobby", Assert.Single(_chat.Ask("carol", "METADATA #lobby LIST")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_set_before_registration_is_in_the_burst()
    {
        _chat.Connect("dave");
        _chat.Send("dave", "CAP REQ :draft/metadata-3 batch");
        Assert.Equal([":chat.test 761 * * url * x"], _chat.Ask("dave", "METADATA * SET url :x"));
        _chat.Send("dave", "NICK dave", "USER dave 0 * :Dave", "CAP END");
        Assert.Contains("@batch=b1 :chat.test 761 dave dave url * x", _chat.LinesTo("dave"));
    }

    [Fact]
    public void Subscriptions_are_listed_and_ended()
    {
        _chat.Send("alice", "METADATA * SUB url");
        Assert.Contains("@batch=b1 :chat.test 772 alice url", _chat.Ask("alice", "METADATA * SUBS"));
        Assert.Equal([":chat.test 771 alice url"], _chat.Ask("alice", "METADATA * UNSUB url"));
        Assert.Equal(2, _chat.Ask("alice", "METADATA * SUBS").Count);
    }

    [Fact]
    public async Task What_an_account_tells_of_itself_outlives_its_connections_and_the_server()
    {
        var chat = new TestChat(AccountChat.Options).WithAccount("dora");
        chat.LogIn("dora", "dora", "dora");
        chat.Send("dora", "METADATA * SET display-name :Dora D.", "QUIT");
        chat = await chat.RestartAsync();
        chat.LogIn("again", "dora", "dora");

        Assert.Equal([":chat.test 761 dora dora display-name * :Dora D."], chat.Ask("again", "METADATA * GET display-name").Where(line => line.Contains("761", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_channel_of_an_account_keeps_its_metadata()
    {
        var chat = new TestChat(AccountChat.Options).WithAccount("dora");
        chat.LogIn("dora", "dora", "dora");
        chat.Send("dora", "JOIN #club", "METADATA #club SET url :https://example.org");
        chat = await chat.RestartAsync();

        Assert.Equal("https://example.org", chat.World.FindChannel("#club")!.Metadata.Find("url"));
    }
}
