using System.Threading.Channels;
using ChatWeb.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class ChangeFeedTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<int> _woken = Channel.CreateUnbounded<int>();

    [Fact]
    public async Task The_first_change_wakes_at_once_and_those_within_the_interval_together()
    {
        var feed = new ChangeFeed(_time);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var following = FollowAsync(feed, closing.Token);

        feed.Signal();
        await WokenAsync();
        for (var change = 0; change < 100; change++)
            feed.Signal();

        Assert.False(_woken.Reader.TryRead(out _));
        await AdvanceUntilWokenAsync();
        _time.Advance(ChangeFeed.Interval);
        Assert.False(_woken.Reader.TryRead(out _));

        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task A_change_while_a_tab_renders_is_not_lost()
    {
        var feed = new ChangeFeed(_time);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rendering = new TaskCompletionSource();
        var first = true;
        var following = feed.FollowAsync(
            async () =>
            {
                await _woken.Writer.WriteAsync(0);
                if (first)
                    await rendering.Task;

                first = false;
            },
            closing.Token);

        feed.Signal();
        await WokenAsync();
        feed.Signal();
        rendering.SetResult();
        await AdvanceUntilWokenAsync();

        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task A_closed_feed_wakes_nobody()
    {
        var feed = new ChangeFeed(_time);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var following = FollowAsync(feed, closing.Token);

        feed.Close();
        feed.Signal();

        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.False(_woken.Reader.TryRead(out _));
    }

    private Task FollowAsync(ChangeFeed feed, CancellationToken cancellationToken) => feed.FollowAsync(
        () =>
        {
            _woken.Writer.TryWrite(0);
            return Task.CompletedTask;
        },
        cancellationToken);

    private async Task WokenAsync() => await _woken.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The pause begins on another thread: the clock goes on until it is over.</summary>
    private async Task AdvanceUntilWokenAsync()
    {
        while (!_woken.Reader.TryRead(out _))
        {
            _time.Advance(ChangeFeed.Interval);
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
