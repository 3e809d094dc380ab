using ChatCore.Client;
using ChatWeb.Components.Search;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Search;

public sealed class SearchRunTests : IAsyncDisposable
{
    private readonly ScriptedConnection _server = new(Samples.Request()) { Said = Samples.Messages(1, 120) };

    [Fact]
    public async Task The_newest_come_first_and_each_page_goes_on_where_the_last_one_ended()
    {
        var run = new SearchRun(new SearchQuery { Words = "message" }, TimeZoneInfo.Utc, 50);
        await MoreAsync(run);
        Assert.Equal(("message 120", 50, false), (run.Found[0].Text, run.Found.Length, run.IsComplete));

        await MoreAsync(run);
        await MoreAsync(run);
        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => $"message {number}"), run.Found.Select(message => message.Text));
        Assert.True(run.IsComplete);
    }

    [Fact]
    public async Task What_was_said_on_the_days_that_were_named_or_outside_of_them_is_left_out()
    {
        var day = DateOnly.FromDateTime(Samples.Noon.Date);
        _server.Said = [.. Samples.Messages(1, 9).Select((message, i) => message with { At = Samples.Noon.AddDays(i - 4) })];
        var run = new SearchRun(new SearchQuery { Words = "message", After = day.AddDays(-2), Before = day.AddDays(2) }, TimeZoneInfo.Utc, 50);
        await MoreAsync(run);
        Assert.Equal(["message 6", "message 5", "message 4"], run.Found.Select(message => message.Text));
        Assert.True(run.IsComplete);
    }

    [Fact]
    public async Task Many_messages_of_one_moment_do_not_end_the_search_nor_keep_it_for_ever()
    {
        _server.Said = [.. Samples.Messages(1, 3), .. Samples.Messages(4, 20).Select(message => message with { At = Samples.Noon.AddSeconds(10) })];
        var run = new SearchRun(new SearchQuery { Words = "message" }, TimeZoneInfo.Utc, 5);
        for (var pages = 0; pages < 10 && !run.IsComplete; pages++)
            await MoreAsync(run);

        Assert.True(run.IsComplete);
        Assert.Equal("message 1", run.Found[^1].Text);
    }

    [Fact]
    public async Task Nothing_found_is_complete_at_once()
    {
        var run = new SearchRun(new SearchQuery { Words = "absent" }, TimeZoneInfo.Utc, 50);
        await MoreAsync(run);
        Assert.True(run is { IsComplete: true, Found.IsEmpty: true });
    }

    [Fact]
    public async Task There_is_an_end_to_what_is_kept()
    {
        _server.Said = Samples.Messages(1, SearchRun.Limit + 500);
        var run = new SearchRun(new SearchQuery { Words = "message" }, TimeZoneInfo.Utc, 100);
        while (!run.IsFull)
            await MoreAsync(run);

        Assert.Equal(SearchRun.Limit, run.Found.Length);
    }

    [Fact]
    public void Results_of_a_conversation_and_day_stand_together_and_ignored_people_are_passed_over()
    {
        ChatMessage[] found = [Samples.Message(9), Samples.Message(8, "troll"), Samples.Message(7), Samples.Message(6, conversation: "ana"), Samples.Message(5) with { At = Samples.Noon.AddDays(-1) }];
        var groups = ResultGroup.Of(found, "message", TimeZoneInfo.Utc, UserPreferences.Default.Ignored.Add("troll"));
        Assert.Equal(["#lobby 2", "ana 1", "#lobby 1"], groups.Select(group => $"{group.Conversation} {group.Results.Length}"));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task MoreAsync(SearchRun run) => run.MoreAsync(_server.SearchAsync, TestContext.Current.CancellationToken);
}
