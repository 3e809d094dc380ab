using ChatServer.Configuration;
using ChatServer.State;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

/// <summary>The modes of users: who may set them, and that each does what it says. <c>o</c>, <c>w</c>, <c>R</c> and <c>T</c> are with their commands.</summary>
public sealed class UserModeTests
{
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("dora").With("#lobby", "alice", "bob");

    [Theory]
    [InlineData('i')]
    [InlineData('w')]
    [InlineData('R')]
    [InlineData('T')]
    [InlineData('B')]
    public void A_user_sets_and_takes_back_its_own(char letter)
    {
        Assert.Equal([$":alice!alice@test MODE alice +{letter}"], _chat.Ask("alice", $"MODE alice +{letter}"));
        Assert.Contains(letter, _chat.Ask("alice", "MODE alice")[0]);
        Assert.Equal([$":alice!alice@test MODE alice -{letter}"], _chat.Ask("alice", $"MODE alice -{letter}").Select(line => line.Replace("@bot ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("+o")]
    [InlineData("-Z")]
    public void What_the_server_gives_nobody_takes_or_drops(string change)
    {
        var before = _chat.World.FindUser("alice")!.Modes;
        Assert.Empty(_chat.Ask("alice", $"MODE alice {change}"));
        Assert.Equal(before, _chat.World.FindUser("alice")!.Modes);
    }

    [Theory]
    [InlineData("MODE alice +x", "501 alice")]
    [InlineData("MODE bob +i", "502 alice")]
    [InlineData("MODE bob", "502 alice")]
    [InlineData("MODE nobody", "401 alice nobody")]
    public void What_cannot_be_is_refused(string line, string refusal) =>
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void The_default_modes_are_there_from_the_start()
    {
        var chat = new TestChat(AccountChat.Options with { Users = new UserOptions { DefaultModes = "+iw" } });
        chat.Connect("alice", isSecure: false);
        chat.Send("alice", "NICK alice", "USER alice 0 * :alice");
        Assert.Equal(":chat.test 221 alice +iw", chat.LastLineTo("alice"));
    }

    [Fact]
    public void Mode_z_is_for_those_whose_every_connection_is_over_tls()
    {
        _chat.LogIn("desk", "dora", "dora");
        Assert.True(IsSecure());
        _chat.Connect("plain", isSecure: false);
        _chat.Send("plain", "CAP REQ sasl", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("dora", "secret")}");
        _chat.Send("plain", "NICK dora", "USER dora 0 * :dora", "CAP END");
        Assert.False(IsSecure());
        _chat.Send("plain", "QUIT");
        Assert.True(IsSecure());
    }

    private bool IsSecure() => (_chat.World.FindUser("dora")!.Modes & UserModes.Secure) != 0;
}
