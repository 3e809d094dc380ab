using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Operators;

public sealed class OperatorTests
{
    private readonly TestChat _chat = new(new ChatOptions
    {
        ServerName = "chat.test",
        Users = new UserOptions { DefaultModes = "" },
        Opers =
        [
            new OperOptions { Name = "plain", Password = "open", WhoisLine = "keeps the peace" },
            new OperOptions { Name = "hashed", Password = PasswordHash.Create("sesame") },
        ],
    });

    public OperatorTests() => _chat.With("#lobby", "alice", "bob");

    [Theory]
    [InlineData("OPER plain open")]
    [InlineData("OPER hashed sesame")]
    public void The_right_password_makes_an_operator(string line)
    {
        Assert.Equal([":alice!alice@test MODE alice +o", ":chat.test 381 alice :You are now a server operator (server-admin)"], _chat.Ask("alice", line));
        Assert.Contains(_chat.Ask("bob", "WHO alice"), reply => reply.Contains(" alice H* ", StringComparison.Ordinal));
        Assert.Contains(_chat.Ask("bob", "WHOIS alice"), reply => reply.StartsWith(":chat.test 313 bob alice :", StringComparison.Ordinal));
        Assert.Equal([":alice!alice@test MODE alice -o"], _chat.Ask("alice", "MODE alice -o"));
        Assert.False(_chat.World.FindUser("alice")!.IsOperator);
    }

    [Theory]
    [InlineData("OPER plain wrong")]
    [InlineData("OPER hashed wrong")]
    [InlineData("OPER nobody open")]
    public void Any_other_does_not(string line)
    {
        Assert.Equal([":chat.test 464 alice :Password incorrect"], _chat.Ask("alice", line));
        Assert.False(_chat.World.FindUser("alice")!.IsOperator);
    }

    [Fact]
    public void Nobody_tries_an_operators_password_without_end()
    {
        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Equal([":chat.test 464 alice :Password incorrect"], _chat.Ask("alice", attempt == 0 ? "OPER nobody x" : $"OPER plain {attempt}"));

        Assert.Equal([":chat.test 464 alice :Too many wrong passwords: try again in a minute"], _chat.Ask("alice", "OPER plain open"));
        Assert.False(_chat.World.FindUser("alice")!.IsOperator);

        _chat.Time.Advance(TimeSpan.FromMinutes(2));
        _chat.Ask("alice", "OPER plain open");
        Assert.True(_chat.World.FindUser("alice")!.IsOperator);
    }

    [Fact]
    public void Nobody_makes_itself_an_operator() => Assert.Empty(_chat.Ask("alice", "MODE alice +oZ"));

    [Theory]
    [InlineData("KILL bob")]
    [InlineData("WALLOPS :hi")]
    [InlineData("REHASH")]
    [InlineData("CHGHOST bob x y")]
    public void Others_may_not(string line) =>
        Assert.StartsWith(":chat.test 481 alice ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void Kill_ends_the_connection_and_tells_why()
    {
        _chat.Send("alice", "OPER plain open", "KILL bob :enough");
        Assert.Equal([":alice!alice@test KILL bob :Killed (alice: enough)", "ERROR :Closing link: (Killed (alice: enough))"], _chat.LinesTo("bob").TakeLast(2));
        Assert.Equal(":bob!bob@test QUIT :Killed (alice: enough)", _chat.LastLineTo("alice"));
        Assert.Null(_chat.World.FindUser("bob"));
    }

    [Fact]
    public void An_operator_may_end_itself()
    {
        _chat.Send("alice", "OPER plain open", "KILL alice");
        Assert.StartsWith("ERROR :Closing link", _chat.LastLineTo("alice"), StringComparison.Ordinal);
        Assert.Null(_chat.World.FindUser("alice"));
    }

    [Fact]
    public void Wallops_reach_those_who_want_them()
    {
        _chat.Register("carol");
        _chat.Send("bob", "MODE bob +w");
        _chat.Forget("carol");
        _chat.Send("alice", "OPER plain open", "WALLOPS :fire drill");
        Assert.Equal(":alice!alice@test WALLOPS :fire drill", _chat.LastLineTo("bob"));
        Assert.Empty(_chat.LinesTo("carol"));
    }

    [Fact]
    public void Rehash_shows_the_new_message_of_the_day()
    {
        _chat.Reload = () => new(_chat.Options with { Motd = ["Fresh."] });
        _chat.Send("alice", "OPER plain open");
        Assert.StartsWith(":chat.test 382 alice ", _chat.Ask("alice", "REHASH")[0], StringComparison.Ordinal);
        Assert.Equal(":chat.test 372 bob :- Fresh.", _chat.Ask("bob", "MOTD")[1]);

        _chat.Reload = () => new(null, "Chat:Motd is wrong.");
        Assert.Equal(":chat.test FAIL REHASH INVALID_CONFIG :Chat:Motd is wrong.", _chat.Ask("alice", "REHASH")[1]);
        Assert.Equal(":chat.test 372 bob :- Fresh.", _chat.Ask("bob", "MOTD")[1]);
    }
}
