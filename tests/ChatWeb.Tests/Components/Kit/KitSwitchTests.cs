using Bunit;
using ChatWeb.Components.Kit;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Tests.Components.Kit;

public sealed class KitSwitchTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly Queue<TaskCompletionSource> _asked = [];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task What_was_asked_is_shown_until_the_answer_and_then_what_came_of_it()
    {
        var shown = Render();
        var change = ChangeAsync(shown, isOn: true);
        Assert.True(IsOn(shown));

        _asked.Dequeue().SetResult();
        await change;
        Assert.False(IsOn(shown));
        shown.Render(parameters => parameters.Add(one => one.IsOn, true));
        Assert.True(IsOn(shown));
    }

    [Fact]
    public async Task Of_changes_in_a_hurry_the_last_is_shown_whatever_is_answered_before_it()
    {
        var shown = Render();
        Task[] changes = [ChangeAsync(shown, isOn: true), ChangeAsync(shown, isOn: false), ChangeAsync(shown, isOn: true)];
        _asked.Dequeue().SetResult();
        await changes[0];
        Assert.True(IsOn(shown));

        while (_asked.TryDequeue(out var answer))
            answer.SetResult();
        await Task.WhenAll(changes);
        Assert.False(IsOn(shown));
    }

    private static bool IsOn(IRenderedComponent<KitSwitch> shown) => shown.Find("input").HasAttribute("checked");

    private static Task ChangeAsync(IRenderedComponent<KitSwitch> shown, bool isOn) => shown.Find("input").ChangeAsync(new ChangeEventArgs { Value = isOn });

    private IRenderedComponent<KitSwitch> Render() =>
        _page.Render<KitSwitch>(parameters => parameters.Add(one => one.Label, "Moderated").Add(one => one.OnChange, (bool _) => Ask()));

    private Task Ask()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(answer);
        return answer.Task;
    }
}
