using System.Globalization;
using System.Reflection;
using ChatServer.Commands;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands;

/// <summary>What ISUPPORT announces is what is enforced: a test for each token, which takes the value from the server's own line.</summary>
public sealed class ISupportTokenTests
{
    private readonly TestChat _chat = new(AccountChat.Options with
    {
        Limits = new LimitOptions { CommandsPerSecond = 0, ChannelsPerUser = 5, ListModeEntries = 7, MonitorEntries = 4 },
        History = new HistoryOptions { MaxMessagesPerRequest = 3 },
        Opers = [new OperOptions { Name = "root", Password = "open" }],
    });

    public ISupportTokenTests()
    {
        _chat.WithAccount("bob").Register("alice", "multi-prefix");
        _chat.LogIn("bob", "bob", "bob", capabilities: "sasl message-tags");
        _chat.With("#lobby", "alice", "bob");
    }

    [Fact]
    public void Every_token_has_its_test() => Assert.Equal(
        ISupportTokens.All(new ChatOptions()).Select(token => token.Split('=')[0]).Order(StringComparer.Ordinal),
        typeof(ISupportTokenTests).GetMethods().SelectMany(test => test.GetCustomAttributes<TraitAttribute>()).SelectMany(trait => trait.GetTraits())
            .Where(trait => trait.Key == "Token").Select(trait => trait.Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_line_of_tokens_fits() =>
        Assert.All(_chat.Ask("alice", "ISUPPORT"), line => Assert.True(line.Length <= 510 && line.Split(' ').Length <= 15 + 6, line));

    [Theory]
    [Trait("Token", "NICKLEN")]
    [InlineData("NICKLEN", "NICK {0}", 1, "NICK", "432")]
    [Trait("Token", "CHANNELLEN")]
    [InlineData("CHANNELLEN", "JOIN #{0}", 0, "JOIN", "476")]
    [Trait("Token", "KEYLEN")]
    [InlineData("KEYLEN", "MODE #lobby +k {0}", 1, "MODE", "696")]
    [Trait("Token", "HOSTLEN")]
    [InlineData("HOSTLEN", "CHGHOST bob bob {0}", 1, "QUIT", "FAIL")]
    [Trait("Token", "NAMELEN")]
    [InlineData("NAMELEN", "SETNAME :{0}", 1, "", "FAIL")]
    public void A_name_may_be_as_long_as_announced_and_no_longer(string token, string form, int isFull, string accepted, string refused)
    {
        _chat.Send("alice", "OPER root open");
        var longest = new string('x', Number(token) - 1 + isFull);
        Assert.Equal(accepted, Verb(First(Line(form, longest))));
        Assert.Equal(refused, Verb(First(Line(form, longest + "x"))));
    }

    [Theory]
    [Trait("Token", "TOPICLEN")]
    [InlineData("TOPICLEN", "TOPIC #lobby :{0}")]
    [Trait("Token", "KICKLEN")]
    [InlineData("KICKLEN", "KICK #lobby bob :{0}")]
    public void Text_is_cut_to_the_length_announced(string token, string form)
    {
        _chat.Forget("bob");
        _chat.Send("alice", Line(form, new string('x', Number(token) + 1)));
        Assert.EndsWith($" {new string('x', Number(token))}", _chat.LastLineTo("bob"), StringComparison.Ordinal);
    }

    [Fact, Trait("Token", "AWAYLEN")]
    public void An_away_message_is_cut_to_its_length()
    {
        _chat.Send("alice", $"AWAY :{new string('x', Number("AWAYLEN") + 1)}");
        Assert.Equal(Number("AWAYLEN"), _chat.World.FindUser("alice")!.AwayMessage!.Length);
    }

    [Fact, Trait("Token", "USERLEN")]
    public void A_user_name_is_cut_to_its_length()
    {
        _chat.Connect("carol");
        _chat.Send("carol", "NICK carol", $"USER {new string('u', Number("USERLEN") + 1)} 0 * :carol");
        Assert.Equal(Number("USERLEN"), _chat.World.FindUser("carol")!.Source.User!.Length);
    }

    [Fact, Trait("Token", "LINELEN")]
    public void A_line_may_be_as_long_as_announced_with_its_end()
    {
        const string Start = "AWAY :";
        var text = new string('x', Number("LINELEN") - 2 - Start.Length);
        Assert.Equal("306", Verb(_chat.Ask("alice", Start + text)[0]));
        Assert.Equal("417", Verb(_chat.Ask("alice", Start + text + "x")[0]));
    }

    [Fact, Trait("Token", "CHANLIMIT")]
    public void So_many_channels_may_be_entered_and_no_more()
    {
        var limit = int.Parse(Value("CHANLIMIT").Split(':')[1], CultureInfo.InvariantCulture);
        for (var i = 1; i < limit; i++)
            Assert.Equal("JOIN", Verb(_chat.Ask("alice", $"JOIN #more{i}")[0]));
        Assert.Equal("405", Verb(_chat.Ask("alice", "JOIN #onemore")[0]));
    }

    [Fact, Trait("Token", "MAXLIST")]
    public void The_lists_hold_so_many_masks_together()
    {
        var (letters, limit) = Value("MAXLIST").Split(':') is [var before, var after] ? (before, int.Parse(after, CultureInfo.InvariantCulture)) : default;
        for (var i = 0; i < limit; i++)
            Assert.Equal("MODE", Verb(_chat.Ask("alice", $"MODE #lobby +{letters[i % letters.Length]} mask{i}")[0]));
        Assert.All(letters, letter => Assert.Equal("478", Verb(_chat.Ask("alice", $"MODE #lobby +{letter} onemore")[0])));
    }

    [Fact, Trait("Token", "MONITOR")]
    public void So_many_nicknames_may_be_watched()
    {
        var limit = Number("MONITOR");
        for (var i = 0; i < limit; i++)
            Assert.Equal("731", Verb(_chat.Ask("alice", $"MONITOR + nick{i}")[0]));
        Assert.Equal([$":chat.test 734 alice {limit} onemore :Monitor list is full"], _chat.Ask("alice", "MONITOR + onemore"));
    }

    [Theory, Trait("Token", "TARGMAX")]
    [InlineData("PRIVMSG", "PRIVMSG {0} :hi")]
    [InlineData("TAGMSG", "@+typing=active TAGMSG {0}")]
    public void So_many_targets_may_be_named(string verb, string form)
    {
        var limit = int.Parse(Targets()[verb], CultureInfo.InvariantCulture);
        Assert.Empty(_chat.Ask("bob", Line(form, string.Join(',', Enumerable.Repeat("alice", limit)))));
        Assert.Equal("407", Verb(Assert.Single(_chat.Ask("bob", Line(form, string.Join(',', Enumerable.Repeat("alice", limit + 1)))))));
        Assert.Equal(Targets()["PRIVMSG"], Targets()["NOTICE"]);
    }

    [Fact, Trait("Token", "TARGMAX")]
    public void Where_no_number_is_announced_there_is_no_limit()
    {
        Assert.Equal(["JOIN", "KICK", "LIST", "MONITOR", "NAMES", "PART"], Targets().Where(pair => pair.Value.Length == 0).Select(pair => pair.Key).Order());
        var names = string.Join(',', Enumerable.Range(0, 40).Select(i => $"#c{i}"));
        Assert.Equal(40, _chat.Ask("alice", $"JOIN {names}").Count(line => Verb(line) is "JOIN" or "405"));
        Assert.Equal(40, _chat.Ask("alice", $"PART {names}").Count(line => Verb(line) is "PART" or "403"));
    }

    [Fact, Trait("Token", "MODES")]
    public void Any_number_of_modes_may_change_in_one_line()
    {
        Assert.Equal(string.Empty, Value("MODES"));
        _chat.Send("alice", "MODE #lobby +vohvRMCUimsb-nt+lk bob bob bob bob mask 9 key");
        Assert.Equal(":chat.test 324 alice #lobby +CMRUimskl key 9", _chat.Ask("alice", "MODE #lobby")[0]);
    }

    [Fact, Trait("Token", "CHANMODES")]
    public void Modes_take_parameters_as_their_kind_says()
    {
        var kinds = Value("CHANMODES").Split(',');
        Assert.All(kinds[0], list => Assert.Single(_chat.Ask("alice", $"MODE #lobby +{list}")));
        _chat.Send("alice", $"MODE #lobby +{kinds[1]}{kinds[2]} key 5", $"MODE #lobby -{kinds[1]}{kinds[2]} key", $"MODE #lobby +{kinds[3]}");
        Assert.Equal($":chat.test 324 alice #lobby +{kinds[3]}", _chat.Ask("alice", "MODE #lobby")[0]);
        Assert.Equal("472", Verb(_chat.Ask("alice", "MODE #lobby +z")[0]));
    }

    [Fact, Trait("Token", "PREFIX")]
    [Trait("Token", "STATUSMSG")]
    public void Ranks_have_the_prefixes_announced_and_messages_reach_a_rank_and_those_above()
    {
        var (modes, prefixes) = Value("PREFIX")[1..].Split(')') is [var before, var after] ? (before, after) : default;
        Assert.Equal(prefixes, Value("STATUSMSG"));
        _chat.Send("bob", "JOIN #own");
        _chat.Send("alice", "JOIN #own");
        _chat.Send("bob", $"MODE #own +{modes} {string.Join(' ', Enumerable.Repeat("alice", modes.Length))}");
        Assert.Contains($"{prefixes}alice", _chat.Ask("alice", "NAMES #own")[0], StringComparison.Ordinal);
        for (var i = 0; i < prefixes.Length; i++)
        {
            Assert.Empty(_chat.Ask("bob", $"PRIVMSG {prefixes[i]}#own :hi"));
            Assert.Equal($":bob!bob@test PRIVMSG {prefixes[i]}#own hi", _chat.LastLineTo("alice"));
            _chat.Send("bob", $"MODE #own -{modes[i]} alice");
            _chat.Forget("alice");
            _chat.Send("bob", $"PRIVMSG {prefixes[i]}#own :hi");
            Assert.Empty(_chat.LinesTo("alice"));
        }
    }

    [Theory, Trait("Token", "EXTBAN"), Trait("Token", "ACCOUNTEXTBAN")]
    [InlineData("a:bob", "474", "JOIN #lobby")]
    [InlineData("account:bob", "474", "JOIN #lobby")]
    [InlineData("m:bob", "404", "PRIVMSG #lobby :hi")]
    [InlineData("m:a:bob", "404", "PRIVMSG #lobby :hi")]
    public void Masks_for_accounts_and_to_silence_do_what_they_say(string mask, string numeric, string line)
    {
        Assert.Equal((",am", "a,account"), (Value("EXTBAN"), Value("ACCOUNTEXTBAN")));
        _chat.Send("alice", $"MODE #lobby +b {mask}");
        if (numeric == "474")
            _chat.Send("bob", "PART #lobby");
        Assert.Equal(numeric, Verb(_chat.Ask("bob", line)[0]));
    }

    [Fact, Trait("Token", "EXCEPTS"), Trait("Token", "INVEX")]
    public void The_exceptions_have_the_letters_announced_and_know_accounts_too()
    {
        _chat.Send("bob", "PART #lobby");
        _chat.Send("alice", "MODE #lobby +ib *");
        Assert.Equal("474", Verb(_chat.Ask("bob", "JOIN #lobby")[0]));
        _chat.Send("alice", $"MODE #lobby +{Value("EXCEPTS")} a:bob");
        Assert.Equal("473", Verb(_chat.Ask("bob", "JOIN #lobby")[0]));
        _chat.Send("alice", $"MODE #lobby +{Value("INVEX")} a:bob");
        Assert.Equal("JOIN", Verb(_chat.Ask("bob", "JOIN #lobby")[0]));
    }

    [Fact, Trait("Token", "BOT")]
    public void A_bot_is_who_sets_the_mode_announced()
    {
        _chat.Send("alice", $"MODE alice +{Value("BOT")}", "PRIVMSG bob :beep");
        Assert.Contains("@bot", _chat.LastLineTo("bob").Replace(";bot", "@bot", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(_chat.Ask("bob", "WHOIS alice"), line => Verb(line) == "335");
    }

    [Fact, Trait("Token", "CASEMAPPING"), Trait("Token", "CHANTYPES")]
    public void Names_are_equal_and_channels_begin_as_announced()
    {
        Assert.Equal(("ascii", "#"), (Value("CASEMAPPING"), Value("CHANTYPES")));
        Assert.Equal("433", Verb(_chat.Ask("bob", "NICK ALICE")[0]));
        _chat.Send("alice", "JOIN #x[", "JOIN #X[", "JOIN #x{");
        Assert.Equal(3, _chat.World.FindUser("alice")!.Channels.Count);
        Assert.Equal("403", Verb(_chat.Ask("alice", "JOIN &local")[0]));
    }

    [Fact, Trait("Token", "CHATHISTORY"), Trait("Token", "MSGREFTYPES")]
    public void History_gives_so_many_messages_and_knows_the_references_announced()
    {
        for (var i = 0; i <= Number("CHATHISTORY"); i++)
            _chat.Send("alice", $"PRIVMSG #lobby :{i}");
        Assert.Equal(Number("CHATHISTORY"), _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 1000").Count(line => line.Contains("PRIVMSG", StringComparison.Ordinal)));
        Assert.Equal("msgid,timestamp", Value("MSGREFTYPES"));
        Assert.Empty(_chat.Ask("bob", "CHATHISTORY BEFORE #lobby timestamp=2000-01-01T00:00:00.000Z 5"));
        Assert.Empty(_chat.Ask("bob", "CHATHISTORY BEFORE #lobby msgid=0000000000000 5"));
        Assert.Contains("INVALID_MSGREFTYPE", Assert.Single(_chat.Ask("bob", "CHATHISTORY BEFORE #lobby number=1 5")), StringComparison.Ordinal);
    }

    [Theory, Trait("Token", "ELIST")]
    [InlineData('C', "C<5", "C>5")]
    [InlineData('M', "#lob*", "#hob*")]
    [InlineData('N', "!#hob*", "!#lob*")]
    [InlineData('T', "T<5", "T>5")]
    [InlineData('U', ">1", "<2")]
    public void List_knows_the_conditions_announced(char letter, string holds, string fails)
    {
        Assert.Equal("CMNTU", Value("ELIST"));
        Assert.Contains(letter, Value("ELIST"));
        _chat.Send("alice", "TOPIC #lobby :here");
        Assert.Contains(_chat.Ask("bob", $"LIST {holds}"), line => Verb(line) == "322");
        Assert.DoesNotContain(_chat.Ask("bob", $"LIST {fails}"), line => Verb(line) == "322");
    }

    [Fact, Trait("Token", "NETWORK")]
    public void The_network_is_the_one_that_welcomes()
    {
        _chat.Connect("carol");
        _chat.Send("carol", "NICK carol", "USER carol 0 * :carol");
        Assert.Contains($" {Value("NETWORK")} network", _chat.LinesTo("carol")[0], StringComparison.Ordinal);
    }

    [Fact, Trait("Token", "SAFELIST")]
    public void A_list_longer_than_the_buffer_does_not_cost_the_connection()
    {
        const int Smallest = 16_384;
        var chat = new TestChat(TestChat.Unhurried with { Limits = new LimitOptions { CommandsPerSecond = 0, SendQueueBytes = Smallest, ChannelsPerUser = 400 } });
        chat.Register("alice");
        for (var i = 0; i < 300; i++)
            chat.Send("alice", $"JOIN #{new string('c', 50)}{i}");
        var reader = chat.Connect("bob", sendQueueBytes: Smallest);
        chat.Send("bob", "NICK bob", "USER bob 0 * :bob");
        reader.IsReading = false;
        chat.Send("bob", "LIST");
        Assert.False(reader.IsClosing);
    }

    [Fact, Trait("Token", "UTF8ONLY")]
    public void What_is_no_utf8_is_refused()
    {
        _chat.Forget("alice");
        _chat.SendBytes("alice", [.. "PRIVMSG bob :"u8, 0xFF, .. "\r\n"u8]);
        Assert.StartsWith(":chat.test FAIL PRIVMSG INVALID_UTF8 ", _chat.LastLineTo("alice"), StringComparison.Ordinal);
    }

    [Fact, Trait("Token", "WHOX")]
    public void Who_with_fields_is_answered_with_them() => Assert.Equal([":chat.test 354 alice 7 bob", ":chat.test 315 alice bob :End of WHO list"], _chat.Ask("alice", "WHO bob %tn,7"));

    private Dictionary<string, string> Targets() => Value("TARGMAX").Split(',').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1]);

    private int Number(string token) => int.Parse(Value(token), CultureInfo.InvariantCulture);

    private string Value(string token) => _chat.Ask("alice", "ISUPPORT").SelectMany(line => line.Split(' ')).Select(word => word.Split('=', 2))
        .First(pair => pair[0] == token) is [_, var value] ? value : string.Empty;

    private string? First(string line) => _chat.Ask("alice", line) is [var first, ..] ? first : null;

    private static string Line(string form, string text) => form.Replace("{0}", text, StringComparison.Ordinal);

    private static string Verb(string? line) => line?.Split(' ').SkipWhile(word => word[0] is '@' or ':').FirstOrDefault() ?? string.Empty;
}
