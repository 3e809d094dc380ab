using ChatServer.Engine;
using ChatServer.State;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Engine;

public sealed class EventClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Noon);

    [Fact]
    public void Every_event_has_a_millisecond_of_its_own()
    {
        var clock = new EventClock(_time, default);
        var times = Enumerable.Range(0, 500).Select(_ => clock.Next().At).ToArray();
        Assert.Equal(500, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void A_flood_of_events_does_not_run_away_from_the_clock()
    {
        var clock = new EventClock(_time, default);
        var ids = Enumerable.Range(0, 10_000).Select(_ => clock.Next()).ToArray();
        Assert.Equal(10_000, ids.Distinct().Count());
        Assert.Equal(ids.Order(), ids);
        Assert.True(ids[^1].At - Noon <= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Ids_go_on_after_those_of_the_last_run_even_when_the_clock_went_back()
    {
        var newest = EventId.FirstOf(Noon.AddHours(1));
        Assert.True(new EventClock(_time, newest).Next() > newest);
    }

    [Fact]
    public void An_event_sorts_after_the_present_that_was_asked_for_before_it()
    {
        var clock = new EventClock(_time, default);
        var asked = clock.Present;
        Assert.True(clock.Next() > asked);
        Assert.True(clock.Present >= clock.Newest);
    }

    [Fact]
    public void Time_goes_on_with_the_clock()
    {
        var clock = new EventClock(_time, default);
        clock.Next();
        _time.Advance(TimeSpan.FromMinutes(1));
        clock.Tick();
        Assert.Equal(Noon.AddMinutes(1), clock.Next().At);
    }
}
