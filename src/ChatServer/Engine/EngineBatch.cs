using ChatServer.Accounts;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>What came of a run of inputs: entries to be stored together, then effects to be carried out in order.</summary>
internal sealed class EngineBatch
{
    public List<LogEntry> Entries { get; } = [];

    public List<Effect> Effects { get; } = [];

    /// <summary>Read markers to be kept. Losing one costs a second look, so nothing waits for them.</summary>
    public List<ReadMarker> Markers { get; } = [];

    /// <summary>What became of <see cref="Entries"/>.</summary>
    public Storing Storing { get; } = new();

    /// <summary>Changes of what is kept beside the logs, in order.</summary>
    public List<KeptChange> Kept { get; } = [];

    /// <summary>To be answered once everything of this batch and before is stored.</summary>
    public List<QuestionRaised> Questions { get; } = [];

    /// <summary>Whether anything of it goes to the store.</summary>
    public bool Stores => Entries.Count > 0 || Markers.Count > 0 || Kept.Count > 0;

    public bool IsEmpty => !Stores && Effects.Count == 0 && Questions.Count == 0;
}
