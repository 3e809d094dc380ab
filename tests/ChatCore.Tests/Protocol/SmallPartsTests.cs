using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class CaseMappingTests
{
    [Theory]
    [InlineData("Alice", "aLICE", true)]
    [InlineData("#Lobby", "#lobby", true)]
    [InlineData("É", "é", false)]
    [InlineData("a[", "a{", false)]
    [InlineData("alice", "alicia", false)]
    [InlineData("K", "\u212A", false)]
    public void Only_the_letters_of_ascii_have_case(string one, string other, bool areEqual)
    {
        Assert.Equal(areEqual, CaseMapping.Ascii.Equals(one, other));
        Assert.Equal(areEqual, CaseMapping.Fold(one) == CaseMapping.Fold(other));
        if (areEqual)
            Assert.Equal(CaseMapping.Ascii.GetHashCode(one), CaseMapping.Ascii.GetHashCode(other));
    }

    [Fact]
    public void Folding_what_is_folded_makes_no_new_string()
    {
        var name = "#already-folded";
        Assert.Same(name, CaseMapping.Fold(name));
    }
}

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

public sealed class ModeChangesTests
{
    [Fact]
    public void Letters_take_their_parameters_in_order()
    {
        var changes = ModeChanges.Parse(["+ov-b+t", "alice", "bob", "*!*@spam"], (letter, _) => letter is 'o' or 'v' or 'b');
        Assert.Equal([new(true, 'o', "alice"), new(true, 'v', "bob"), new(false, 'b', "*!*@spam"), new(true, 't', null)], changes);
        Assert.Equal(["+ov-b+t", "alice", "bob", "*!*@spam"], ModeChanges.Format(changes));
    }

    [Fact]
    public void A_missing_parameter_is_null_and_nothing_at_all_is_no_change()
    {
        Assert.Equal([new(true, 'o', null)], ModeChanges.Parse(["o"], (_, _) => true));
        Assert.Empty(ModeChanges.Parse([], (_, _) => true));
        Assert.Empty(ModeChanges.Parse(["+-"], (_, _) => true));
    }
}

public sealed class ServerTimeTests
{
    [Fact]
    public void A_time_is_utc_with_milliseconds_and_comes_back()
    {
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(2));
        Assert.Equal("2026-03-04T03:06:07.089Z", ServerTime.Format(time));
        Assert.True(ServerTime.TryParse("2026-03-04T03:06:07.089Z", out var read));
        Assert.Equal((time.UtcDateTime, TimeSpan.Zero), (read.UtcDateTime, read.Offset));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-03-04 03:06:07")]
    [InlineData("2026-13-04T03:06:07.089Z")]
    public void What_is_no_such_time_is_refused(string? text) => Assert.False(ServerTime.TryParse(text, out _));
}

public sealed class SourceTests
{
    [Theory]
    [InlineData("irc.example.org", "irc.example.org", null, null, true)]
    [InlineData("nick", "nick", null, null, false)]
    [InlineData("nick!user@host", "nick", "user", "host", false)]
    [InlineData("nick@host.example", "nick", null, "host.example", false)]
    [InlineData("nick!user", "nick", "user", null, false)]
    public void Every_form_is_read_and_written_back(string text, string nick, string? user, string? host, bool isServer)
    {
        var source = Source.Parse(text);
        Assert.Equal(new Source(nick, user, host), source);
        Assert.Equal((text, isServer), (source.ToString(), source.IsServer));
    }
}

public sealed class CapabilityTests
{
    [Fact]
    public void Names_and_bits_belong_together()
    {
        Assert.Equal(Capability.ChatHistory, Capabilities.Find("draft/chathistory"));
        Assert.Null(Capabilities.Find("Batch"));
        Assert.All(Capabilities.Names(Capabilities.All), name => Assert.Equal([name], Capabilities.Names(Capabilities.Find(name)!.Value)));
        Assert.True((Capability.Batch | Capability.ServerTime).Has(Capability.Batch));
        Assert.False(Capability.Batch.Has(Capability.Batch | Capability.ServerTime));
    }
}
