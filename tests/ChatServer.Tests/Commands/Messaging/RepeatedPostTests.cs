using System.Text.RegularExpressions;
using ChatServer.Storage;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed class RepeatedPostTests
{
    private const string Modern = "message-tags echo-message labeled-response batch";
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public RepeatedPostTests()
    {
        _chat.Register("alice", Modern, certificate: "a1");
        _chat.Register("bob", Modern, certificate: "b1");
        _chat.With("#lobby", "alice", "bob");
    }

    [Fact]
    public void A_message_sent_twice_is_posted_once_and_answered_the_same()
    {
        var first = Assert.Single(_chat.Ask("alice", "@+webchat/id=1 PRIVMSG #lobby :once"));
        var second = Assert.Single(_chat.Ask("alice", "@+webchat/id=1 PRIVMSG #lobby :once"));
        Assert.Equal(first, second);
        Assert.Single(_chat.LinesTo("bob"));
    }

    [Fact]
    public void It_is_known_by_its_sender_also_over_another_connection()
    {
        _chat.Send("alice", "@+webchat/id=1 PRIVMSG #lobby :once");
        _chat.Drop("alice");
        _chat.Register("alicia", Modern, certificate: "a1");
        _chat.Send("alicia", "JOIN #lobby", "@+webchat/id=1 PRIVMSG #lobby :once");
        Assert.Single(_chat.LinesTo("bob"), line => line.EndsWith("PRIVMSG #lobby once", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_sender_target_or_id_makes_another_message()
    {
        _chat.Send("alice", "@+webchat/id=1 PRIVMSG #lobby :a", "@+webchat/id=2 PRIVMSG #lobby :b", "@+webchat/id=1 PRIVMSG bob :c");
        _chat.Send("bob", "@+webchat/id=1 PRIVMSG #lobby :d");
        Assert.Equal(4, _chat.LinesTo("bob").Count);
    }

    [Fact]
    public void After_some_minutes_it_is_forgotten()
    {
        _chat.Send("alice", "@+webchat/id=1 PRIVMSG #lobby :a");
        _chat.Time.Advance(TimeSpan.FromMinutes(11));
        _chat.Send("bob", "PRIVMSG #lobby :in between");
        _chat.Send("alice", "@+webchat/id=1 PRIVMSG #lobby :a");
        Assert.Equal(3, _chat.LinesTo("bob").Count);
    }

    [Fact]
    public void What_the_store_lost_is_posted_when_it_comes_again()
    {
        _chat.Store = new FailingStore();
        Assert.Contains("MESSAGE_NOT_STORED", Assert.Single(_chat.Ask("alice", "@+webchat/id=1 PRIVMSG #lobby :a")), StringComparison.Ordinal);
        _chat.Store = new InMemoryEventStore(10, 10);
        Assert.Matches(new Regex("PRIVMSG #lobby a$"), Assert.Single(_chat.Ask("alice", "@+webchat/id=1 PRIVMSG #lobby :a")));
        Assert.Single(_chat.LinesTo("bob"));
    }
}
