using ChatServer.Configuration;
using ChatServer.State;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class SeveralSessionsTests
{
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("alice");

    public SeveralSessionsTests()
    {
        _chat.Register("bob");
        _chat.LogIn("one", "alice", "ally");
        _chat.Send("one", "JOIN #lobby", "TOPIC #lobby :Welcome");
        _chat.Send("bob", "JOIN #lobby");
    }

    [Fact]
    public void A_second_connection_is_shown_where_it_is_and_nobody_else_notices()
    {
        _chat.Forget("bob");
        _chat.LogIn("two", "alice", "ally");
        Assert.Single(_chat.LinesTo("two"), line => line.StartsWith(":chat.test 001 ally ", StringComparison.Ordinal));
        Assert.Contains(":ally!ally@test JOIN #lobby", _chat.LinesTo("two"));
        Assert.Contains(":chat.test 332 ally #lobby Welcome", _chat.LinesTo("two"));
        Assert.Contains(_chat.LinesTo("two"), line => line.StartsWith(":chat.test 366 ally #lobby ", StringComparison.Ordinal));
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void All_see_the_same_and_own_messages_reach_the_others()
    {
        _chat.LogIn("two", "alice", "ally");
        _chat.Send("bob", "PRIVMSG #lobby :to all", "PRIVMSG ally :to you");
        Assert.Equal(":bob!bob@test PRIVMSG ally :to you", _chat.LastLineTo("one"));
        Assert.Equal(":bob!bob@test PRIVMSG ally :to you", _chat.LastLineTo("two"));

        _chat.Forget("one");
        _chat.Send("one", "PRIVMSG bob :mine");
        Assert.Equal(":ally!ally@test PRIVMSG bob mine", _chat.LastLineTo("two"));
        Assert.Empty(_chat.LinesTo("one"));
    }

    [Fact]
    public void Coming_and_going_of_one_shows_at_all()
    {
        _chat.LogIn("two", "alice", "ally");
        _chat.Forget("two");
        _chat.Send("one", "JOIN #second", "PART #second :enough");
        Assert.Equal(
            [
                ":ally!ally@test JOIN #second", ":chat.test 353 ally = #second @ally", ":chat.test 366 ally #second :End of /NAMES list",
                ":ally!ally@test PART #second enough",
            ],
            _chat.LinesTo("two"));
        _chat.Forget("two");
        _chat.Send("one", "KICK #lobby ally :myself");
        Assert.Equal([":ally!ally@test KICK #lobby ally myself"], _chat.LinesTo("two"));
    }

    [Fact]
    public void The_user_quits_with_its_last_connection()
    {
        _chat.LogIn("two", "alice", "ally");
        _chat.Forget("bob");
        _chat.Send("one", "QUIT :one");
        Assert.Empty(_chat.LinesTo("bob"));
        _chat.Drop("two", "gone");
        Assert.Equal(":ally!ally@test QUIT gone", _chat.LastLineTo("bob"));
        Assert.Null(_chat.World.FindUser("ally"));
    }

    [Fact]
    public void Whoever_does_not_want_it_keeps_the_nickname_to_one_connection()
    {
        _chat.Send("one", "NS SET MULTICLIENT off");
        _chat.LogIn("two", "alice", "ally");
        Assert.StartsWith(":chat.test 433 ally ally ", _chat.LastLineTo("two"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_can_stay_present_without_a_connection()
    {
        _chat.Send("one", "PRIVMSG NickServ :SET ALWAYS-ON true");
        _chat.Forget("bob");
        _chat.Send("one", "QUIT");
        Assert.Empty(_chat.LinesTo("bob"));
        Assert.Contains("ally", _chat.Ask("bob", "NAMES #lobby")[0], StringComparison.Ordinal);

        _chat.LogIn("two", "alice", "ally");
        Assert.Contains(":ally!ally@test JOIN #lobby", _chat.LinesTo("two"));
        _chat.Send("two", "NS SET ALWAYS-ON off", "QUIT :bye");
        Assert.Equal(":ally!ally@test QUIT :Quit: bye", _chat.LastLineTo("bob"));
    }

    [Fact]
    public void Of_an_account_one_user_stays_without_a_connection_the_one_in_more_channels()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on");
        LogInAs("stray");
        _chat.Send("stray", "QUIT");
        Assert.NotNull(_chat.World.FindUser("stray"));

        _chat.Send("one", "QUIT");
        Assert.Null(_chat.World.FindUser("stray"));
        Assert.NotNull(_chat.World.FindUser("ally"));

        LogInAs("later");
        _chat.Send("later", "QUIT");
        Assert.Null(_chat.World.FindUser("later"));
        Assert.NotNull(_chat.World.FindChannel("#lobby")!.FindMember(_chat.World.FindUser("ally")!));
    }

    [Fact]
    public async Task Which_of_them_stayed_is_there_after_a_restart()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on");
        LogInAs("stray");
        _chat.Send("one", "QUIT");
        _chat.Send("stray", "QUIT");
        var chat = await _chat.RestartAsync();
        Assert.Equal(["ally"], chat.World.Users.Select(user => user.Nick));
    }

    /// <summary>A guest first and then logged in is another user of the same account.</summary>
    private void LogInAs(string nick)
    {
        _chat.Register(nick);
        _chat.Send(nick, "NS IDENTIFY alice secret");
        Assert.Equal("alice", _chat.World.FindUser(nick)?.Account);
    }

    [Fact]
    public void A_client_that_cannot_ask_is_told_what_it_missed_with_the_time_in_front()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on", "QUIT");
        _chat.Send("bob", "PRIVMSG #lobby :are you there?");
        _chat.LogIn("two", "alice", "other");
        Assert.Matches(@"^:bob!bob@test PRIVMSG #lobby :\[2026-11-22 12:\d\d:\d\d\] are you there\?$", _chat.LastLineTo("two"));
    }

    [Fact]
    public void Private_messages_that_came_meanwhile_are_told_as_well()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on", "QUIT");
        _chat.Send("bob", "PRIVMSG ally :for you alone");
        _chat.LogIn("two", "alice", "other");
        Assert.Matches(@"^:bob!bob@test PRIVMSG ally :\[2026-11-22 12:\d\d:\d\d\] for you alone$", _chat.LastLineTo("two"));
    }

    [Fact]
    public void Messages_of_several_lines_come_back_line_by_line()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on", "QUIT");
        _chat.Send("bob", "CAP REQ :batch draft/multiline", "BATCH +1 draft/multiline #lobby", "@batch=1 PRIVMSG #lobby :one", "@batch=1 PRIVMSG #lobby :two", "BATCH -1");
        _chat.LogIn("two", "alice", "other");
        Assert.Matches(@"\] one$", _chat.LinesTo("two")[^2]);
        Assert.Matches(@"\] two$", _chat.LinesTo("two")[^1]);
    }

    [Fact]
    public void Who_missed_more_than_is_repeated_is_told_so()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on", "QUIT");
        for (var i = 0; i < AccountChat.Options.History.MaxMessagesPerRequest + 1; i++)
            _chat.Send("bob", $"PRIVMSG #lobby :message {i}");
        _chat.LogIn("two", "alice", "other");
        Assert.Contains(":chat.test NOTICE ally :Of what you missed, the newest 100 messages follow: #lobby", _chat.LinesTo("two"));
    }

    [Fact]
    public async Task Presence_and_rank_outlive_the_server()
    {
        _chat.Send("one", "NS SET ALWAYS-ON on");
        var chat = await _chat.RestartAsync();
        chat.Register("bob");
        chat.Send("bob", "JOIN #lobby");
        Assert.Contains(chat.LinesTo("bob"), line => line.Contains(" 353 bob ", StringComparison.Ordinal) && line.Contains("ally", StringComparison.Ordinal));
        Assert.NotEqual(MemberRank.None, chat.World.FindChannel("#lobby")!.FindMember(chat.World.FindUser("ally")!)!.Rank);
        chat.LogIn("two", "alice", "ally");
        Assert.Contains(":ally!ally@test JOIN #lobby", chat.LinesTo("two"));
    }

    [Fact]
    public async Task A_channel_made_by_an_account_is_its_own_for_good()
    {
        _chat.Send("one", "MODE #lobby +m", "MODE #lobby +v bob");
        var chat = await _chat.RestartAsync();
        chat.Register("bob");
        chat.Send("bob", "JOIN #lobby");
        Assert.Equal(MemberRank.None, chat.World.FindChannel("#lobby")!.FindMember(chat.World.FindUser("bob")!)!.Rank);
        Assert.Contains("m", chat.Ask("bob", "MODE #lobby")[0].Split(' ')[4], StringComparison.Ordinal);
        chat.LogIn("a", "alice", "x");
        chat.Send("a", "JOIN #lobby");
        Assert.True(chat.World.FindChannel("#lobby")!.FindMember(chat.World.FindUser("x")!)!.IsOperator);
    }

    [Fact]
    public async Task Its_key_limit_and_lists_outlive_the_server_as_well()
    {
        _chat.Send("one", "MODE #lobby +klbeI secret 7 *!*@bad a:carol m:dave");
        var chat = await _chat.RestartAsync();
        var channel = chat.World.FindChannel("#lobby")!;
        Assert.Equal(("secret", 7), (channel.Settings.Key, channel.Settings.Limit));
        Assert.Equal(["*!*@bad", "a:carol", "m:dave!*@*"], ChannelModes.Lists.Select(letter => Assert.Single(channel.Masks(letter).Entries).Mask.Text));
    }

    [Fact]
    public void Where_it_is_off_nobody_stays()
    {
        var chat = new TestChat(AccountChat.Options with { Sessions = new SessionOptions { AlwaysOn = "off", MultipleClients = false } }).WithAccount("alice");
        chat.LogIn("one", "alice", "ally");
        chat.Send("one", "NS SET ALWAYS-ON on");
        chat.LogIn("two", "alice", "ally");
        Assert.StartsWith(":chat.test 433 ally ally ", chat.LastLineTo("two"), StringComparison.Ordinal);
        chat.Send("one", "QUIT");
        Assert.Null(chat.World.FindUser("ally"));
    }
}
