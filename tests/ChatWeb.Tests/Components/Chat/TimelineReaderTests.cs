using System.Globalization;
using ChatCore.Client;
using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Components.Chat;

public sealed class TimelineReaderTests : IAsyncDisposable
{
    private const int All = 1_000;

    private readonly ScriptedConnection _server = new(Samples.Request()) { Said = Samples.Messages(1, All) };
    private readonly UserSession _session;
    private readonly Conversation _lobby;
    private readonly TimelineReader _reader;

    public TimelineReaderTests()
    {
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, new FakeTimeProvider(Samples.Noon));
        _session.Start();
        _lobby = _session.State.Find("#lobby")!;
        _lobby.Timeline.Merge(Samples.Messages(All - 49, All), reachesStart: false, _ => false);
        _reader = new TimelineReader(_session, _lobby, () => { });
        _reader.Read();
    }

    [Fact]
    public async Task An_old_message_is_shown_among_those_around_it_without_reading_all_between()
    {
        Assert.Equal("000300", await GoToAsync(300));
        Assert.Contains(300, Shown());
        Assert.True(_reader is { IsFollowing: false, HasNewer: true, CanReadOlder: true, CanReadNewer: true });
        Assert.Equal(["history Around 000300 100"], _server.Asked);
        Assert.Equal(50, _lobby.Timeline.Messages.Count);
    }

    [Fact]
    public async Task From_there_one_reads_on_to_both_sides_until_the_newest_without_a_hole_or_a_double()
    {
        await GoToAsync(300);
        await OlderAsync();
        Assert.Contains(200, Shown());
        for (var pages = 0; pages < 30 && _reader.HasNewer; pages++)
            await NewerAsync();

        Assert.False(_reader.HasNewer);
        Assert.Equal(All, Shown()[^1]);
        Assert.Equal(Enumerable.Range(Shown()[0], Shown().Count), Shown());
        Assert.Equal(_lobby.Timeline.Messages.Select(message => message.Id).Distinct().Order(StringComparer.Ordinal), _lobby.Timeline.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task The_rows_shown_stay_when_the_stretch_meets_the_newest_messages()
    {
        await GoToAsync(All - 120);
        var first = Shown()[0];
        await NewerAsync();
        Assert.Equal(first, Shown()[0]);
        Assert.False(_reader.HasNewer);
    }

    [Fact]
    public async Task Going_to_the_latest_leaves_the_stretch_and_follows_again()
    {
        await GoToAsync(300);
        _lobby.Timeline.Add(Samples.Message(All + 1), isMention: false);
        _reader.Read();
        Assert.Equal(1, _reader.NewCount);
        Assert.DoesNotContain(All + 1, Shown());

        _reader.GoToLatest();
        _reader.Read();
        Assert.True(_reader.IsFollowing);
        Assert.Equal(All + 1, Shown()[^1]);
    }

    [Fact]
    public async Task Whoever_goes_to_the_latest_while_something_is_read_stays_there()
    {
        await GoToAsync(300);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.HistoryIsReady = ready.Task;
        Task[] reading = [_reader.GoOlderAsync(), _reader.GoNewerAsync(), _reader.GoToAsync(Samples.Message(500).Id)];
        _reader.GoToLatest();
        ready.SetResult();
        await Task.WhenAll(reading);
        _reader.Read();
        Assert.True(_reader is { IsFollowing: true, HasNewer: false, Jump: ReadingState.Idle });
        Assert.Equal(All, Shown()[^1]);
    }

    [Fact]
    public async Task What_is_done_to_a_message_shows_in_the_stretch_too()
    {
        await GoToAsync(300);
        var before = _reader.Version;
        _lobby.Timeline.Amend([new MessageChange.Redacted("009999", "000300", "maria", Samples.Noon, null)]);
        _reader.Read();
        Assert.NotEqual(before, _reader.Version);
        Assert.True(_reader.Slice.Entries.OfType<TimelineEntry.Said>().Single(said => said.Message.Id == "000300").IsRedacted);
    }

    [Fact]
    public async Task A_message_that_is_gone_or_cannot_be_read_is_said_to_be_so_and_nothing_moves()
    {
        _server.Said = [.. _server.Said.Where(said => said.Id != "000300")];
        Assert.Null(await GoToAsync(300));
        Assert.Equal((ReadingState.Failed, All), (_reader.Jump, Shown()[^1]));

        _server.Refusal = new RequestRefusedException("MESSAGE_ERROR", "later");
        Assert.Null(await GoToAsync(301));
        Assert.Equal(ReadingState.Failed, _reader.Jump);

        _server.Refusal = null;
        Assert.NotNull(await GoToAsync(301));
        Assert.Equal(ReadingState.Idle, _reader.Jump);
    }

    [Fact]
    public async Task A_message_that_is_held_needs_no_question()
    {
        Assert.NotNull(await GoToAsync(All - 10));
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Where_newer_messages_cannot_be_read_one_tries_again()
    {
        await GoToAsync(300);
        _server.Refusal = new RequestRefusedException("MESSAGE_ERROR", "later");
        await NewerAsync();
        Assert.Equal((ReadingState.Failed, false), (_reader.Newer, _reader.CanReadNewer));

        _server.Refusal = null;
        await _reader.RetryNewerAsync();
        Assert.Equal(ReadingState.Idle, _reader.Newer);
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _session.DisposeAsync();
    }

    private async Task<string?> GoToAsync(int number)
    {
        var key = await _reader.GoToAsync(Samples.Message(number).Id);
        _reader.Read();
        return key;
    }

    private async Task OlderAsync()
    {
        await _reader.GoOlderAsync();
        _reader.Read();
    }

    private async Task NewerAsync()
    {
        await _reader.GoNewerAsync();
        _reader.Read();
    }

    private List<int> Shown() => [.. _reader.Slice.Entries.OfType<TimelineEntry.Said>().Select(said => int.Parse(said.Message.Id, CultureInfo.InvariantCulture))];
}
