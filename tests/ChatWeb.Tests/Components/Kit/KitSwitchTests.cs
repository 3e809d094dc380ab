using Bunit;
using ChatWeb.Components.Kit;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Tests.Components.Kit;

public sealed class KitSwitchTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task What_was_asked_is_shown_until_the_answer_and_then_what_came_of_it()
    {
        var shown = Render();
        var asked = shown.Find("input").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.True(IsOn(shown));

        _answer.SetResult();
        await asked;
        Assert.False(IsOn(shown));
        shown.Render(parameters => parameters.Add(one => one.IsOn, true));
        Assert.True(IsOn(shown));
    }

    [Fact]
    public async Task Of_two_changes_in_a_hurry_the_last_is_shown()
    {
        var shown = Render();
        var first = shown.Find("input").ChangeAsync(new ChangeEventArgs { Value = true });
        var second = shown.Find("input").ChangeAsync(new ChangeEventArgs { Value = false });
        Assert.False(IsOn(shown));

        _answer.SetResult();
        await Task.WhenAll(first, second);
        Assert.False(IsOn(shown));
    }

    private static bool IsOn(IRenderedComponent<KitSwitch> shown) => shown.Find("input").HasAttribute("checked");

    private IRenderedComponent<KitSwitch> Render() =>
        _page.Render<KitSwitch>(parameters => parameters.Add(one => one.Label, "Moderated").Add(one => one.OnChange, (bool _) => _answer.Task));
}
