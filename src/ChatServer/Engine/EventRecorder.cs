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
            EventRenderer.Repeat(post, actor, output);
            return;
        }

        var recorded = new Recorded(happened, clock.Next());
        world.Apply(recorded);
        Observer?.Invoke(recorded);

        batch.Kept.AddRange(KeptChanges.Of(happened, world, options));
        var before = batch.Entries.Count;
        batch.Entries.AddRange(LogEntries.Of(recorded, world));
        var entry = batch.Entries.Count > before ? batch.Entries[before] : null;
        if (entry is not null)
            _posts.Add(happened, entry, batch.Storing);
        if (happened is ReadMarkerMoved moved && !User.IsGuest(moved.Marker.Identity))
            batch.Markers.Add(moved.Marker);
        new EventRenderer(world, recorded, entry, actor, output).Render();
    }
}
