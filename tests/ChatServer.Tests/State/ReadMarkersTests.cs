using System.Globalization;
using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class ReadMarkersTests
{
    private readonly ReadMarkers _markers = new();

    [Fact]
    public void Of_too_many_the_ones_set_longest_ago_are_forgotten()
    {
        Set("alice", ReadMarkers.MaxOfOne);
        _markers.Set(new ReadMarker("alice", "#0", At(2)));
        _markers.Set(new ReadMarker("alice", "#new", At(1)));
        Assert.Equal(At(2), _markers.Find("alice", "#0"));
        Assert.Null(_markers.Find("alice", "#1"));
        Assert.Equal(At(1), _markers.Find("alice", "#NEW"));
        Assert.Equal(ReadMarkers.MaxOfOne, _markers.Count);
    }

    [Fact]
    public void Nobody_pushes_out_the_markers_of_others()
    {
        _markers.Set(new ReadMarker("bob", "#lobby", At(1)));
        Set("mallory", 3 * ReadMarkers.MaxOfOne);
        Assert.Equal(At(1), _markers.Find("bob", "#lobby"));
    }

    [Fact]
    public void There_is_a_bound_for_all_together()
    {
        for (var reader = 0; reader <= ReadMarkers.Max / ReadMarkers.MaxOfOne; reader++)
            Set(string.Create(CultureInfo.InvariantCulture, $"reader{reader}"), ReadMarkers.MaxOfOne);
        Assert.Equal(ReadMarkers.Max, _markers.Count);
        Assert.Null(_markers.Find("reader0", "#5"));
    }

    [Fact]
    public void Who_does_not_come_back_is_forgotten()
    {
        Set("alice", 10);
        Set("bob", 1);
        _markers.Forget("alice");
        Assert.Null(_markers.Find("alice", "#3"));
        Assert.Equal(1, _markers.Count);
    }

    private void Set(string identity, int count)
    {
        for (var i = 0; i < count; i++)
            _markers.Set(new ReadMarker(identity, string.Create(CultureInfo.InvariantCulture, $"#{i}"), At(1)));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.FromUnixTimeSeconds(second);
}
