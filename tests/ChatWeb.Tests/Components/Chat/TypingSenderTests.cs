using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Components.Chat;

public sealed class TypingSenderTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _sent = [];
    private readonly Conversation _lobby = new("#lobby", isChannel: true);
    private readonly TypingSender _typing;

    public TypingSenderTests() => _typing = new TypingSender((conversation, state) => _sent.Add($"{conversation} {state}"), _time);

    [Fact]
    public void It_is_told_once_in_three_seconds()
    {
        _typing.Wrote(_lobby, "h");
        _typing.Wrote(_lobby, "he");
        Assert.Equal(["#lobby Active"], _sent);
        _time.Advance(TypingSender.Interval);
        _typing.Wrote(_lobby, "hel");
        Assert.Equal(["#lobby Active", "#lobby Active"], _sent);
    }

    [Fact]
    public void An_empty_box_and_another_conversation_end_it()
    {
        _typing.Wrote(_lobby, "h");
        _typing.Wrote(_lobby, string.Empty);
        _typing.Wrote(_lobby, "h");
        _typing.Wrote(new Conversation("tomas", isChannel: false), "h");
        Assert.Equal(["#lobby Active", "#lobby Done", "#lobby Active", "#lobby Done", "tomas Active"], _sent);
    }

    [Fact]
    public void It_ends_under_the_name_that_the_channel_has_by_then()
    {
        _typing.Wrote(_lobby, "h");
        _lobby.Name = "#hall";
        _typing.Wrote(_lobby, string.Empty);
        Assert.Equal(["#lobby Active", "#hall Done"], _sent);
    }

    [Fact]
    public void A_command_is_nobody_elses_business()
    {
        _typing.Wrote(_lobby, "/join #secret");
        Assert.Empty(_sent);
        _typing.Wrote(_lobby, "//path");
        Assert.Single(_sent);
    }

    [Fact]
    public void What_the_others_have_forgotten_need_not_be_ended()
    {
        _typing.Wrote(_lobby, "h");
        _time.Advance(Typists.ActiveFor);
        _typing.Wrote(_lobby, string.Empty);
        Assert.Equal(["#lobby Active"], _sent);
    }
}
