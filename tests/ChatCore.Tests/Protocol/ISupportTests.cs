using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class ISupportTests
{
    [Fact]
    public void Tokens_add_up_line_by_line_and_can_be_taken_back()
    {
        var first = ISupport.Empty.With(["NETWORK=Testnet", "CHANTYPES=#&", "PREFIX=(qov)~@+", "EXCEPTS"]);
        var second = first.With(["-CHANTYPES", "NICKLEN=32", "CHATHISTORY=100"]);
        Assert.Equal(("Testnet", "#&", "~@+", "qov", ""), (first.Network, first.ChannelTypes, first.Prefixes, first.PrefixModes, first.Find("EXCEPTS")));
        Assert.True(first.IsChannel("&local"));
        Assert.False(second.IsChannel("&local"));
        Assert.Equal((32, 100), (second.NickLength, second.ChatHistoryLimit));
        Assert.Null(first.Find("NICKLEN"));
    }

    [Fact]
    public void What_is_not_announced_is_the_protocols_default()
    {
        Assert.Equal(("#", "@+", "ov", 0), (ISupport.Empty.ChannelTypes, ISupport.Empty.Prefixes, ISupport.Empty.PrefixModes, ISupport.Empty.ChatHistoryLimit));
        Assert.False(ISupport.Empty.IsChannel(""));
    }

    [Fact]
    public void A_value_may_hold_escaped_characters() => Assert.Equal("My Net", ISupport.Empty.With(["NETWORK=My\\x20Net"]).Network);

    [Theory]
    [InlineData("PREFIX=")]
    [InlineData("PREFIX=(ov)@")]
    [InlineData("PREFIX=ov")]
    public void A_broken_prefix_token_means_no_prefixes(string token) => Assert.Equal("", ISupport.Empty.With([token]).Prefixes);
}
