using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

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

    [Fact]
    public void A_changed_source_is_written_as_what_it_is_now()
    {
        var source = Source.Parse("nick!user@host");
        Assert.Equal("nick!user@cloak", (source with { Host = "cloak" }).ToString());
        Assert.Equal("nick!user@host", source.ToString());
        Assert.Equal(new Source("nick", "user", "host"), source);
    }
}
