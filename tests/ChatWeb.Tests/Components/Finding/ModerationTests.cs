using ChatCore.Client;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Components.Finding;

public sealed class ModerationTests
{
    [Theory]
    [InlineData("~", "~", true, "qaohv")]
    [InlineData("@", "@", true, "ohv")]
    [InlineData("@", "&", false, "ohv")]
    [InlineData("%", "%", false, "v")]
    [InlineData("%", "+", true, "v")]
    [InlineData("+", "", false, "")]
    [InlineData("", "", false, "")]
    public void Only_that_is_offered_which_the_rank_allows(string own, string other, bool mayKick, string ranks)
    {
        var powers = new ChannelPowers(new ChannelMember("helena", own));
        var target = new ChannelMember("bruno", other);
        Assert.Equal((mayKick, ranks), (powers.MayKick(target), string.Concat(powers.RanksFor(target))));
    }

    [Fact]
    public void Nobody_is_offered_to_remove_themselves_or_anybody_from_a_channel_they_are_not_in()
    {
        Assert.False(new ChannelPowers(new ChannelMember("helena", "~")).MayKick(new ChannelMember("Helena", "~")));
        Assert.False(new ChannelPowers(Own: null).MayKick(new ChannelMember("bruno", "")));
    }

    [Fact]
    public void A_ban_names_what_was_chosen_and_a_mute_is_one_that_only_silences()
    {
        var bruno = new UserDetails("bruno") { Account = "bru", Host = "cloak.example" };
        Assert.Equal("a:bru", BanMask.Of(bruno, BanTarget.Account, onlySilences: false));
        Assert.Equal("*!*@cloak.example", BanMask.Of(bruno, BanTarget.Host, onlySilences: false));
        Assert.Equal("m:bruno!*@*", BanMask.Of(bruno, BanTarget.Nick, onlySilences: true));
        Assert.Equal([BanTarget.Nick], BanMask.ChoicesFor(new UserDetails("guest")));
    }

    [Fact]
    public void The_window_counts_what_the_rules_say()
    {
        var (channel, muted, person) = (new Conversation("#tea", true), new Conversation("#noise", true), new Conversation("ana", false));
        channel.Unread = muted.Unread = person.Unread = new Unread(5, 2);
        Assert.Equal(9, UnreadTotal.Of([channel, muted, person], UserPreferences.Default with { Muted = UserPreferences.Default.Muted.Add("#noise") }));
        Assert.Equal(4, UnreadTotal.Of([channel, muted, person], UserPreferences.Default with { Muted = UserPreferences.Default.Muted.Add("ana") }));
    }
}
