using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

/// <summary>A channel made by somebody who is logged in belongs to that account.</summary>
public sealed class FounderTests
{
    private readonly TestChat _chat = Founded();

    [Fact]
    public void Who_makes_a_channel_is_shown_as_its_operator() =>
        Assert.Contains(":chat.test 353 guest = #club :@owner @guest", _chat.Ask("guest", "NAMES #club"));

    [Fact]
    public void An_operator_neither_kicks_the_founder_nor_makes_a_founder()
    {
        Assert.Equal([":chat.test 482 guest #club :You're not a channel operator"], _chat.Ask("guest", "KICK #club owner"));
        Assert.Equal([":chat.test 482 guest #club :You're not a channel operator"], _chat.Ask("guest", "MODE #club +q guest"));
    }

    [Fact]
    public void The_founder_gives_every_rank_without_showing_one()
    {
        _chat.Send("owner", "MODE #club -o owner", "MODE #club +a guest");

        Assert.Equal(":owner!owner@test MODE #club +a guest", _chat.LastLineTo("guest"));
    }

    [Fact]
    public void The_ranks_that_the_founder_shows_are_remembered()
    {
        _chat.Send("owner", "MODE #club +q owner", "PART #club");

        Assert.Contains(":chat.test 353 owner = #club :~owner @guest", _chat.Ask("owner", "JOIN #club"));
    }

    [Fact]
    public void A_founder_who_comes_back_to_the_empty_channel_finds_it_as_it_was()
    {
        _chat.Send("owner", "MODE #club +i", "TOPIC #club :Ours", "PART #club");
        _chat.Send("guest", "PART #club");

        Assert.StartsWith(":chat.test 473 guest #club ", Assert.Single(_chat.Ask("guest", "JOIN #club")), StringComparison.Ordinal);
        Assert.Contains(":chat.test 332 owner #club Ours", _chat.Ask("owner", "JOIN #club"));
    }

    private static TestChat Founded()
    {
        var chat = new TestChat(AccountChat.Options).WithAccount("owner");
        chat.LogIn("owner", "owner", "owner");
        chat.Send("owner", "JOIN #club");
        chat.Register("guest");
        chat.Send("guest", "JOIN #club");
        chat.Send("owner", "MODE #club +o guest");
        chat.Forget("owner");
        chat.Forget("guest");
        return chat;
    }
}
