using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

/// <summary>IRCv3 <c>cap-notify</c>: CAP NEW and CAP DEL, when an operator has the rules for accounts read again.</summary>
public sealed class CapabilityNewsTests
{
    private static readonly ChatOptions Options = AccountChat.Options with { Opers = [new OperOptions { Name = "root", Password = "open" }] };
    private readonly TestChat _chat = new(Options);

    public CapabilityNewsTests()
    {
        _chat.Register("root");
        _chat.Send("root", "OPER root open");
        Join("alice", "CAP LS 302");
    }

    [Fact]
    public void What_is_offered_no_longer_is_told_with_del_and_cancelled()
    {
        _chat.Send("alice", "CAP REQ :sasl server-time");
        Assert.Equal(["CAP alice DEL :sasl draft/account-registration"], NewsOf("alice", new AccountOptions { Enabled = false }));
        Assert.Equal([":chat.test CAP alice LIST :server-time cap-notify"], _chat.Ask("alice", "CAP LIST").Select(Untimed));
        Assert.Equal([":chat.test CAP alice NAK sasl"], _chat.Ask("alice", "CAP REQ sasl").Select(Untimed));
        Assert.DoesNotContain(_chat.Ask("alice", "CAP LS 302"), line => line.Contains("sasl", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_offered_anew_is_told_with_new_and_its_value()
    {
        NewsOf("alice", new AccountOptions { Enabled = false });
        Assert.Equal(["CAP alice NEW :sasl=PLAIN draft/account-registration"], NewsOf("alice", new AccountOptions { SaslMechanisms = ["PLAIN"] }));
        Assert.Equal([":chat.test CAP alice ACK sasl"], _chat.Ask("alice", "CAP REQ sasl"));
    }

    [Fact]
    public void Another_value_is_told_with_new_to_those_who_know_values()
    {
        Join("bob", "CAP REQ cap-notify");
        Assert.Equal(["CAP alice NEW sasl=PLAIN"], NewsOf("alice", Options.Accounts with { SaslMechanisms = ["PLAIN"] }));
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void Registration_alone_can_be_turned_off_and_on()
    {
        var closed = Options.Accounts with { Registration = new AccountRegistrationOptions { Enabled = false } };
        Assert.Equal(["CAP alice DEL draft/account-registration"], NewsOf("alice", closed));
        Assert.Contains(" FAIL REGISTER DISALLOWED ", Assert.Single(_chat.Ask("alice", "REGISTER * * secret")), StringComparison.Ordinal);
        Assert.Equal(["CAP alice NEW draft/account-registration"], NewsOf("alice", Options.Accounts));
    }

    [Fact]
    public void Clients_that_asked_for_cap_notify_alone_are_told_without_values()
    {
        Join("bob", "CAP REQ cap-notify");
        NewsOf("bob", new AccountOptions { Enabled = false });
        Assert.Equal(["CAP bob NEW :sasl draft/account-registration"], NewsOf("bob", Options.Accounts));
    }

    [Fact]
    public void Clients_without_cap_notify_are_told_nothing()
    {
        Join("bob", "CAP LS");
        Join("carol", "CAP REQ cap-notify");
        _chat.Send("carol", "CAP REQ -cap-notify");
        Assert.Empty(NewsOf("bob", new AccountOptions { Enabled = false }));
        Assert.DoesNotContain(_chat.LinesTo("carol"), line => line.Contains(" DEL ", StringComparison.Ordinal));
    }

    [Fact]
    public void Clients_that_still_negotiate_are_told_as_well()
    {
        _chat.Connect("dave");
        _chat.Send("dave", "CAP LS 302");
        Assert.Equal(["CAP * DEL :sasl draft/account-registration"], NewsOf("dave", new AccountOptions { Enabled = false }));
    }

    [Fact]
    public void Nothing_new_is_no_news() => Assert.Empty(NewsOf("alice", Options.Accounts));

    [Fact]
    public void A_wrong_configuration_changes_nothing()
    {
        _chat.Reload = () => new(null, "wrong");
        _chat.Forget("alice");
        _chat.Send("root", "REHASH");
        Assert.Empty(_chat.LinesTo("alice"));
    }

    [Fact]
    public void Sts_is_never_taken_back()
    {
        var chat = new TestChat(Options with { Listeners = [new ListenerOptions { Address = "127.0.0.1", Port = 6667, Tls = false }, new ListenerOptions()] });
        chat.Register("root", "cap-notify");
        chat.Send("root", "OPER root open");
        chat.Reload = () => new(Options with { Listeners = [], Accounts = new AccountOptions { Enabled = false } });
        Assert.DoesNotContain(chat.Ask("root", "REHASH"), line => line.Contains("sts", StringComparison.Ordinal));
    }

    private void Join(string nick, string line)
    {
        _chat.Connect(nick);
        _chat.Send(nick, line, $"NICK {nick}", $"USER {nick} 0 * :{nick}", "CAP END");
        _chat.Forget(nick);
    }

    private IEnumerable<string> NewsOf(string nick, AccountOptions accounts)
    {
        _chat.Reload = () => new(_chat.Options with { Accounts = accounts });
        _chat.Forget(nick);
        _chat.Send("root", "REHASH");
        return [.. _chat.LinesTo(nick).Select(line => Untimed(line)[":chat.test ".Length..])];
    }

    private static string Untimed(string line) => line[0] == '@' ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : line;
}
