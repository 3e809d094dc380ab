using ChatWeb.Authentication;
using ChatWeb.Components.Chat;

namespace ChatWeb.Tests.Components.Chat;

public sealed class SlashCommandTests
{
    [Fact]
    public void Each_command_is_understood()
    {
        Assert.Equal(new SlashCommand.Say("hello /join"), SlashCommand.Parse("hello /join"));
        Assert.Equal(new SlashCommand.Say("/etc/hosts"), SlashCommand.Parse("//etc/hosts"));
        Assert.Equal(new SlashCommand.Me("waves  twice"), SlashCommand.Parse("/me waves  twice"));
        Assert.Equal(new SlashCommand.Join("#lobby", null), SlashCommand.Parse("/JOIN lobby"));
        Assert.Equal(new SlashCommand.Join("#lobby", "key"), SlashCommand.Parse("/join #lobby key"));
        Assert.Equal(new SlashCommand.Part(null, "bye all"), SlashCommand.Parse("/part bye all"));
        Assert.Equal(new SlashCommand.Part("#lobby", null), SlashCommand.Parse("/part #lobby"));
        Assert.Equal(new SlashCommand.Nick("lena"), SlashCommand.Parse("/nick lena"));
        Assert.Equal(new SlashCommand.Msg("tomas", "hi there"), SlashCommand.Parse("/msg tomas hi there"));
        Assert.Equal(new SlashCommand.Msg("tomas", null), SlashCommand.Parse("/msg tomas"));
        Assert.Equal(new SlashCommand.Topic("a new topic"), SlashCommand.Parse("/topic a new topic"));
        Assert.Equal(new SlashCommand.Away("lunch"), SlashCommand.Parse("/away lunch"));
        Assert.Equal(new SlashCommand.Away(null), SlashCommand.Parse("/away"));
        Assert.Equal(new SlashCommand.Quit(null), SlashCommand.Parse("/quit"));
        Assert.Equal(new SlashCommand.Help(), SlashCommand.Parse("/help"));
    }

    [Theory]
    [InlineData("/frobnicate", "frobnicate")]
    [InlineData("/", "")]
    [InlineData("/ me", "")]
    public void An_unknown_command_is_said_to_be_unknown_rather_than_sent(string line, string name) =>
        Assert.Equal(new SlashCommand.Unknown(name), SlashCommand.Parse(line));

    [Theory]
    [InlineData("/join")]
    [InlineData("/me")]
    [InlineData("/nick ")]
    [InlineData("/msg")]
    [InlineData("/topic")]
    public void A_command_with_something_missing_says_how_it_is_used(string line) =>
        Assert.IsType<SlashCommand.Incomplete>(SlashCommand.Parse(line));

    [Fact]
    public void Names_that_cannot_be_are_refused_before_the_server_has_to()
    {
        Assert.Equal(new SlashCommand.BadChannel("#a,b"), SlashCommand.Parse("/join #a,b"));
        Assert.Equal(new SlashCommand.BadKey("#a"), SlashCommand.Parse("/join #a two words"));
        Assert.Equal(new SlashCommand.BadKey("#a"), SlashCommand.Parse("/join a one,two"));
        Assert.Equal(new SlashCommand.BadKey("#a"), SlashCommand.Parse("/join #a :colon"));
        Assert.Equal(new SlashCommand.BadKey("#a"), SlashCommand.Parse("/join #a " + new string('k', SignInForm.ChannelKeyLimit + 1)));
        Assert.Equal(new SlashCommand.BadNick("two words"), SlashCommand.Parse("/nick two words"));
        Assert.Equal(new SlashCommand.BadNick("a!b"), SlashCommand.Parse("/msg a!b hello"));
    }
}
