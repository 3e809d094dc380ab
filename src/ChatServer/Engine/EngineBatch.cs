using ChatServer.Accounts;
using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>What came of a run of inputs: entries to be stored together, then effects to be carried out in order.</summary>
internal sealed class EngineBatch
{
    public List<LogEntry> Entries { get; } = [];

    public List<Effect> Effects { get; } = [];

    /// <summary>Changes of what is kept beside the logs, in order.</summary>
    public List<KeptChange> Kept { get; } = [];

    public bool IsEmpty => Entries.Count == 0 && Kept.Count == 0 && Effects.Count == 0;
}
