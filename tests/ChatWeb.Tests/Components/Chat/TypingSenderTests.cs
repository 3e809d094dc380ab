using ChatWeb.Components.Chat;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Components.Chat;

public sealed class TypingSenderTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _sent = [];
    private readonly TypingSender _typing;

    public TypingSenderTests() => _typing = new TypingSender((conversation, state) => _sent.Add($"{conversation} {state}"), _time);

    [Fact]
    public void It_is_told_once_in_three_seconds()
    {
        _typing.Wrote("#lobby", "h");
        _typing.Wrote("#lobby", "he");
        Assert.Equal(["#lobby Active"], _sent);
        _time.Advance(TypingSender.Interval);
        _typing.Wrote("#lobby", "hel");
        Assert.Equal(["#lobby Active", "#lobby Active"], _sent);
    }

    [Fact]
    public void An_empty_box_and_another_conversation_end_it()
    {
        _typing.Wrote("#lobby", "h");
        _typing.Wrote("#lobby", string.Empty);
        _typing.Wrote("#lobby", "h");
        _typing.Wrote("tomas", "h");
        Assert.Equal(["#lobby Active", "#lobby Done", "#lobby Active", "#lobby Done", "tomas Active"], _sent);
    }

    [Fact]
    public void A_command_is_nobody_elses_business()
    {
        _typing.Wrote("#lobby", "/join #secret");
        Assert.Empty(_sent);
        _typing.Wrote("#lobby", "//path");
        Assert.Single(_sent);
    }

    [Fact]
    public void What_the_others_have_forgotten_need_not_be_ended()
    {
        _typing.Wrote("#lobby", "h");
        _time.Advance(ChatWeb.Sessions.Typists.ActiveFor);
        _typing.Wrote("#lobby", string.Empty);
        Assert.Equal(["#lobby Active"], _sent);
    }
}
