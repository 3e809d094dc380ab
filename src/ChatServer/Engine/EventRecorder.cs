using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>The way of every event: it gets its id, changes the state, goes to the logs and is shown to whom it concerns.</summary>
internal sealed class EventRecorder(World world, EventClock clock, ChatOptions options)
{
    private readonly RecentPosts _posts = new(world);

    /// <summary>The id under which the present sorts.</summary>
    public EventId Present => clock.Present;

    /// <summary>Told of every event once it has changed the state; for tests that follow along.</summary>
    public Action<Recorded>? Observer { get; set; }

    public void Record(ChatEvent happened, Session? actor, CommandOutput output, EngineBatch batch)
    {
        if (_posts.FindSame(happened) is { } post)
        {
            MessageEventLines.Repeat(post, actor, output);
            return;
        }

        var recorded = new Recorded(happened, clock.Next());
        var closing = ClosedChannels.By(happened, world);
        world.Apply(recorded);
        Observer?.Invoke(recorded);

        batch.Kept.AddRange(KeptChanges.Of(happened, world, options));
        var before = batch.Entries.Count;
        var entries = LogEntries.Of(recorded, world);
        batch.Entries.AddRange(closing.Count == 0 ? entries : Close(entries, closing));
        var entry = batch.Entries.Count > before ? batch.Entries[before] : null;
        if (entry is not null)
            _posts.Add(happened, entry, batch.Storing);
        batch.Markers.AddRange(MarkersSetBy(happened));
        EventRenderer.Render(new Rendering(world, recorded, entry, actor, output));
    }

    private static IEnumerable<LogEntry> Close(IEnumerable<LogEntry> entries, IReadOnlyList<string> logs) =>
        entries.Select(entry => logs.Contains(entry.Log) ? entry with { ClosesLog = true } : entry);

    /// <summary>A channel's members have read it as far under its new name.</summary>
    private IEnumerable<ReadMarker> MarkersSetBy(ChatEvent happened) => happened switch
    {
        ReadMarkerMoved moved => User.IsGuest(moved.Marker.Identity) ? [] : [moved.Marker],
        ChannelRenamed renamed => world.GetChannel(renamed.Channel).Members
            .Select(member => world.ReadMarkers.FindMarker(member.User.Identity, renamed.NewName)).OfType<ReadMarker>()
            .Where(marker => !User.IsGuest(marker.Identity)),
        _ => [],
    };
}
