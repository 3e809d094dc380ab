using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

/// <summary>A message is given a text of several lines: EDITMSG in a <c>draft/multiline</c> batch.</summary>
public sealed class MultilineEditTests
{
    private const string Modern = "message-tags batch echo-message labeled-response draft/multiline draft/message-edit draft/chathistory";
    private readonly TestChat _chat = new(TestChat.Unhurried);
    private readonly string _id;

    public MultilineEditTests()
    {
        _chat.Register("alice", Modern);
        _chat.Register("bob", Modern);
        _chat.Register("carol", "message-tags draft/message-edit");
        _chat.With("#lobby", "alice", "bob", "carol");
        _chat.Send("alice", "PRIVMSG #lobby :teh plan");
        _id = IdOf(_chat.LastLineTo("bob"));
        foreach (var nick in (string[])["alice", "bob", "carol"])
            _chat.Forget(nick);
    }

    [Fact]
    public void It_is_one_edit_for_those_who_know_such_and_readable_lines_for_the_rest()
    {
        EditInThreeLines();
        Assert.Collection(
            _chat.LinesTo("bob"),
            line => Assert.Matches(@"^@msgid=\S{13} :alice!alice@test BATCH \+m draft/multiline #lobby$", line),
            line => Assert.Equal($"@batch=m :alice!alice@test EDITMSG #lobby {_id} :the plan:", line),
            line => Assert.Equal($"@batch=m :alice!alice@test EDITMSG #lobby {_id} :", line),
            line => Assert.Equal($"@batch=m;draft/multiline-concat :alice!alice@test EDITMSG #lobby {_id} run", line),
            line => Assert.Equal(":alice!alice@test BATCH -m", line));
        Assert.Collection(
            _chat.LinesTo("carol"),
            line => Assert.Matches(@"^@msgid=\S{13} :alice!alice@test PRIVMSG #lobby :\(edited\) the plan:$", line),
            line => Assert.Equal(":alice!alice@test PRIVMSG #lobby run", line));
    }

    [Fact]
    public void Its_label_is_on_the_batch_that_comes_back()
    {
        EditInThreeLines();
        Assert.Contains("label=L", _chat.LinesTo("alice")[0].Split(' ')[0], StringComparison.Ordinal);
        Assert.Equal(5, _chat.LinesTo("alice").Count);
    }

    [Fact]
    public void History_gives_it_back_as_it_was()
    {
        EditInThreeLines();
        var lines = _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 1");
        Assert.Equal($"@batch=m :alice!alice@test EDITMSG #lobby {_id} :the plan:", lines[2]);
        Assert.Equal(7, lines.Count);
    }

    [Fact]
    public void Only_its_author_may()
    {
        _chat.Send("bob", "BATCH +1 draft/multiline #lobby", $"@batch=1 EDITMSG #lobby {_id} :mine", $"@batch=1 EDITMSG #lobby {_id} :now", "BATCH -1");
        Assert.StartsWith($":chat.test FAIL EDITMSG EDIT_FORBIDDEN #lobby {_id} ", Assert.Single(_chat.LinesTo("bob")), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("alice"));
    }

    [Theory]
    [InlineData("@batch=1 EDITMSG #lobby 0123456789abc :another")]
    [InlineData("@batch=1 PRIVMSG #lobby :said")]
    public void All_its_lines_are_of_one_message(string line)
    {
        _chat.Send("alice", "BATCH +1 draft/multiline #lobby", $"@batch=1 EDITMSG #lobby {_id} :first", line, "BATCH -1");
        Assert.StartsWith(":chat.test FAIL BATCH MULTILINE_INVALID ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void A_line_that_would_not_fit_is_refused_and_not_cut()
    {
        _chat.Send("alice", "BATCH +1 draft/multiline #lobby", $"@batch=1 EDITMSG #lobby {_id} :one", $"@batch=1 EDITMSG #lobby {_id} :{new string('x', 465)}", "BATCH -1");
        Assert.Contains(" 417 alice ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void Who_knows_no_edits_cannot_say_one()
    {
        _chat.Register("dave", "message-tags batch draft/multiline");
        _chat.Send("dave", "JOIN #lobby");
        _chat.Forget("dave");
        _chat.Send("dave", "BATCH +1 draft/multiline #lobby", $"@batch=1 EDITMSG #lobby {_id} :hi", "BATCH -1");
        Assert.StartsWith(":chat.test FAIL BATCH MULTILINE_INVALID ", Assert.Single(_chat.LinesTo("dave")), StringComparison.Ordinal);
    }

    private static string IdOf(string line) => line.Split(' ')[0].Split("msgid=")[1].Split(';')[0];

    private void EditInThreeLines() => _chat.Send(
        "alice",
        "@label=L BATCH +1 draft/multiline #lobby",
        $"@batch=1 EDITMSG #lobby {_id} :the plan:",
        $"@batch=1 EDITMSG #lobby {_id} :",
        $"@batch=1;draft/multiline-concat EDITMSG #lobby {_id} :run",
        "BATCH -1");
}
