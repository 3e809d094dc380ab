using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

/// <summary><c>draft/message-edit</c>: EDITMSG in private, in the history and in clients that do not know it.</summary>
public sealed class EditTests
{
    private const string Modern = "message-tags server-time account-tag echo-message batch draft/chathistory draft/message-edit";
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("alice");

    public EditTests()
    {
        _chat.LogIn("alice", "alice", "alice", capabilities: $"sasl {Modern}");
        _chat.Register("bob", Modern, certificate: "b1");
        _chat.Register("old", "message-tags batch draft/chathistory");
        _chat.With("#lobby", "alice", "bob", "old");
    }

    [Fact]
    public void In_private_the_other_sees_it_and_nobody_else()
    {
        var id = Say("bob", "teh");
        _chat.Forget("old");
        _chat.Send("alice", $"EDITMSG bob {id} :the");
        Assert.EndsWith($" :alice!alice@test EDITMSG bob {id} the", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("old"));
    }

    [Fact]
    public void It_has_an_id_and_the_account_of_its_own()
    {
        var id = Say("#lobby", "teh");
        _chat.Send("alice", $"EDITMSG #lobby {id} :the");
        Assert.NotEqual(id, Tag(_chat.LastLineTo("bob"), "msgid"));
        Assert.Equal("alice", Tag(_chat.LastLineTo("bob"), "account"));
    }

    [Fact]
    public void History_holds_both_the_message_and_its_edit_each_as_the_reader_can_take_it()
    {
        var id = Say("#lobby", "teh");
        _chat.Send("alice", $"EDITMSG #lobby {id} :the");
        Assert.Equal(["PRIVMSG #lobby teh", $"EDITMSG #lobby {id} the"], History("bob"));
        Assert.Equal(["PRIVMSG #lobby teh", "PRIVMSG #lobby :(edited) the"], History("old"));
    }

    [Fact]
    public void Edits_can_follow_each_other()
    {
        var id = Say("#lobby", "one");
        _chat.Send("alice", $"EDITMSG #lobby {id} :two", $"EDITMSG #lobby {id} :three");
        Assert.Equal($"EDITMSG #lobby {id} three", History("bob")[^1]);
    }

    [Fact]
    public void An_edit_must_keep_to_what_may_be_said_now()
    {
        _chat.With("#bobs", "bob", "alice");
        var id = Say("#bobs", "hello");
        _chat.Send("bob", "MODE #bobs +m");
        Assert.Contains(" 404 alice #bobs ", Assert.Single(_chat.Ask("alice", $"EDITMSG #bobs {id} :hullo")), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_left_edits_nothing_there_any_more()
    {
        var id = Say("#lobby", "hello");
        _chat.Send("alice", "PART #lobby");
        Assert.Contains(" FAIL EDITMSG INVALID_TARGET #lobby ", Assert.Single(_chat.Ask("alice", $"EDITMSG #lobby {id} :hullo")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EDITMSG #lobby {0} :", "412 alice")]
    [InlineData("EDITMSG #lobby {0}", "461 alice EDITMSG")]
    [InlineData("EDITMSG bob {0} :moved", "FAIL EDITMSG UNKNOWN_MSGID bob")]
    public void What_is_no_edit_is_refused(string form, string refusal)
    {
        var id = Say("#lobby", "hello");
        Assert.Contains($" {refusal} ", Assert.Single(_chat.Ask("alice", form.Replace("{0}", id, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_that_would_not_fit_the_line_is_refused_and_not_cut()
    {
        var id = Say("#lobby", "hello");
        Assert.Contains(" 417 alice ", Assert.Single(_chat.Ask("alice", $"EDITMSG #lobby {id} :{new string('x', 465)}")), StringComparison.Ordinal);
    }

    private string[] History(string nick) =>
        [.. _chat.Ask(nick, "CHATHISTORY LATEST #lobby * 50").Skip(1).SkipLast(1).Select(line => line.Split("!alice@test ")[1])];

    private string Say(string target, string text)
    {
        _chat.Send("alice", $"PRIVMSG {target} :{text}");
        return Tag(_chat.LastLineTo("alice"), "msgid");
    }

    private static string Tag(string line, string key) =>
        line.Split(' ')[0].TrimStart('@').Split(';').First(tag => tag.StartsWith($"{key}=", StringComparison.Ordinal))[(key.Length + 1)..];
}
