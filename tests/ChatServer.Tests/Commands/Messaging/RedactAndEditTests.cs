using System.Text.RegularExpressions;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed partial class RedactAndEditTests
{
    private const string Modern = "message-tags echo-message batch draft/chathistory draft/message-redaction draft/message-edit";
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public RedactAndEditTests()
    {
        _chat.Register("alice", Modern, certificate: "a1");
        _chat.Register("bob", Modern, certificate: "b1");
        _chat.Register("carol", "message-tags batch draft/chathistory");
        _chat.With("#lobby", "alice", "bob", "carol");
    }

    [Fact]
    public void Its_author_takes_a_message_back_for_all_who_can_do_that()
    {
        var id = Say("bob", "#lobby", "oops");
        _chat.Send("bob", $"REDACT #lobby {id} :wrong window");
        Assert.EndsWith($" :bob!bob@test REDACT #lobby {id} :wrong window", _chat.LastLineTo("alice"), StringComparison.Ordinal);
        Assert.EndsWith($" :bob!bob@test REDACT #lobby {id} :wrong window", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        Assert.DoesNotContain(_chat.LinesTo("carol"), line => line.Contains("REDACT", StringComparison.Ordinal));
        Assert.DoesNotContain(_chat.Ask("carol", "CHATHISTORY LATEST #lobby * 10"), line => line.Contains("oops", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_operator_takes_back_what_others_wrote_but_others_do_not()
    {
        var id = Say("bob", "#lobby", "spam");
        Assert.StartsWith(
            $":chat.test FAIL REDACT REDACT_FORBIDDEN #lobby {id} ", Assert.Single(_chat.Ask("carol", $"REDACT #lobby {id}")), StringComparison.Ordinal);
        _chat.Send("alice", $"REDACT #lobby {id}");
        Assert.EndsWith($" :alice!alice@test REDACT #lobby {id}", _chat.LastLineTo("bob"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_private_only_ones_own_words_can_be_taken_back()
    {
        var id = Say("alice", "bob", "psst");
        Assert.StartsWith($":chat.test FAIL REDACT REDACT_FORBIDDEN alice {id} ", Assert.Single(_chat.Ask("bob", $"REDACT alice {id}")), StringComparison.Ordinal);
        _chat.Send("alice", $"REDACT bob {id}");
        Assert.EndsWith($" :alice!alice@test REDACT bob {id}", _chat.LastLineTo("bob"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_took_the_nickname_of_somebody_else_hears_nothing_of_it()
    {
        var id = Say("alice", "bob", "psst");
        _chat.Send("bob", "QUIT");
        _chat.Register("bob", Modern, certificate: "another");
        _chat.Send("alice", $"REDACT bob {id}");
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Theory]
    [InlineData("REDACT #lobby nonsense", "REDACT UNKNOWN_MSGID #lobby nonsense")]
    [InlineData("REDACT #lobby 0000000000000", "REDACT UNKNOWN_MSGID #lobby 0000000000000")]
    [InlineData("REDACT #nowhere x", "REDACT INVALID_TARGET #nowhere")]
    [InlineData("EDITMSG #lobby 0000000000000 :x", "EDITMSG UNKNOWN_MSGID #lobby 0000000000000")]
    [InlineData("EDITMSG #nowhere x :x", "EDITMSG INVALID_TARGET #nowhere")]
    public void What_is_not_there_is_said_so(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL {fault} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void An_edit_is_one_for_those_who_know_edits_and_readable_for_the_rest()
    {
        var id = Say("bob", "#lobby", "teh");
        _chat.Forget("carol");
        _chat.Send("bob", $"EDITMSG #lobby {id} :the text");
        Assert.EndsWith($" :bob!bob@test EDITMSG #lobby {id} :the text", _chat.LastLineTo("alice"), StringComparison.Ordinal);
        Assert.EndsWith(" :bob!bob@test PRIVMSG #lobby :(edited) the text", Assert.Single(_chat.LinesTo("carol")), StringComparison.Ordinal);
        Assert.Contains(_chat.Ask("alice", "CHATHISTORY LATEST #lobby * 10"), line => line.EndsWith($"EDITMSG #lobby {id} :the text", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_edits_what_others_wrote()
    {
        var id = Say("bob", "#lobby", "mine");
        Assert.StartsWith($":chat.test FAIL EDITMSG EDIT_FORBIDDEN #lobby {id} ", Assert.Single(_chat.Ask("alice", $"EDITMSG #lobby {id} :yours")), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_a_message_back_takes_its_edits_along()
    {
        var id = Say("bob", "#lobby", "one");
        _chat.Send("bob", $"EDITMSG #lobby {id} :two", $"REDACT #lobby {id}");
        Assert.Equal(2, _chat.Ask("alice", "CHATHISTORY LATEST #lobby * 10").Count);
    }

    private string Say(string nick, string target, string text)
    {
        _chat.Send(nick, $"PRIVMSG {target} :{text}");
        return MessageId().Match(_chat.LastLineTo(nick)).Groups[1].Value;
    }

    [GeneratedRegex("msgid=([^; ]+)")]
    private static partial Regex MessageId();
}
