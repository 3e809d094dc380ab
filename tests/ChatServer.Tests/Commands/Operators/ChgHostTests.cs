using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Operators;

/// <summary>IRCv3 <c>chghost</c>, and what clients without it see.</summary>
public sealed class ChgHostTests
{
    private const string Line = ":bob!bob@test CHGHOST robert users.chat.test";
    private readonly TestChat _chat = new(TestChat.Unhurried with { Opers = [new OperOptions { Name = "root", Password = "open" }] });

    public ChgHostTests()
    {
        _chat.Register("root");
        _chat.Send("root", "OPER root open");
        _chat.Register("bob", "chghost");
        _chat.Register("modern", "chghost");
        _chat.Register("old");
        _chat.With("#one", "bob", "modern", "old");
        _chat.With("#two", "old", "bob");
        _chat.With("#other", "modern");
    }

    [Fact]
    public void Those_who_share_a_channel_and_know_it_are_told_once_with_the_old_source()
    {
        Change();
        Assert.Equal([Line], _chat.LinesTo("modern"));
    }

    [Fact]
    public void So_is_the_one_it_is_about()
    {
        Change();
        Assert.Equal([Line], _chat.LinesTo("bob"));
    }

    [Fact]
    public void The_others_see_somebody_leave_and_come_back_with_the_same_ranks()
    {
        Change();
        Assert.Equal(
            [
                ":bob!bob@test QUIT :Changing host",
                ":bob!robert@users.chat.test JOIN #one",
                ":chat.test MODE #one +o bob",
                ":bob!robert@users.chat.test JOIN #two",
            ],
            _chat.LinesTo("old"));
    }

    [Fact]
    public void They_are_shown_no_channel_that_they_are_not_in()
    {
        _chat.With("#private", "bob");
        Change();
        Assert.DoesNotContain(_chat.LinesTo("old"), line => line.Contains("#private", StringComparison.Ordinal));
    }

    [Fact]
    public void Coming_back_looks_as_the_client_negotiated_it()
    {
        _chat.Send("old", "CAP REQ :extended-join away-notify account-tag");
        _chat.Send("bob", "AWAY :lunch");
        Change();
        Assert.Equal(
            [":bob!bob@test QUIT :Changing host", ":bob!robert@users.chat.test JOIN #one * bob", ":chat.test MODE #one +o bob",
             ":bob!robert@users.chat.test JOIN #two * bob", ":bob!robert@users.chat.test AWAY lunch"],
            _chat.LinesTo("old"));
    }

    [Fact]
    public void Strangers_are_told_nothing()
    {
        _chat.Register("stranger", "chghost");
        Change();
        Assert.Empty(_chat.LinesTo("stranger"));
    }

    [Fact]
    public void Whoever_watches_with_extended_monitor_is_told_without_a_common_channel()
    {
        _chat.Register("watcher", "chghost extended-monitor");
        _chat.Send("watcher", "MONITOR + bob");
        _chat.Forget("watcher");
        Change();
        Assert.Equal([Line], _chat.LinesTo("watcher"));
    }

    [Fact]
    public void The_account_on_the_line_is_that_of_whom_it_is_about_and_not_the_operators()
    {
        var chat = new TestChat(AccountChat.Options with { Opers = [new OperOptions { Name = "root", Password = "open" }] });
        chat.WithAccount("root").LogIn("root", "root", "root");
        chat.Send("root", "OPER root open");
        chat.Register("bob", "chghost account-tag");
        chat.Send("root", "CHGHOST bob robert users.chat.test");
        Assert.Equal(Line, chat.LastLineTo("bob"));
    }

    [Fact]
    public void From_then_on_it_is_the_source_and_the_ban_that_matches()
    {
        Change();
        _chat.Send("bob", "MODE #one +b *!*@users.chat.test", "PART #one");
        Assert.StartsWith(":chat.test 474 bob #one ", Assert.Single(_chat.Ask("bob", "JOIN #one")), StringComparison.Ordinal);
        _chat.Send("bob", "PRIVMSG old :hi");
        Assert.Equal(":bob!robert@users.chat.test PRIVMSG old hi", _chat.LastLineTo("old"));
    }

    [Fact]
    public void Nothing_changed_is_told_to_nobody()
    {
        Change();
        Change();
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Theory]
    [InlineData("CHGHOST bob robert :no host", "INVALID_HOST")]
    [InlineData("CHGHOST bob robert :", "INVALID_HOST")]
    [InlineData("CHGHOST bob ~robert users.chat.test", "INVALID_USERNAME")]
    public void What_is_none_is_refused(string line, string code) =>
        Assert.StartsWith($":chat.test FAIL CHGHOST {code} ", Assert.Single(_chat.Ask("root", line)), StringComparison.Ordinal);

    private void Change()
    {
        foreach (var nick in new[] { "bob", "modern", "old" })
            _chat.Forget(nick);
        _chat.Send("root", "CHGHOST bob robert users.chat.test");
    }
}
