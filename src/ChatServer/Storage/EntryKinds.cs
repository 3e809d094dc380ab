using ChatCore.Protocol;

namespace ChatServer.Storage;

/// <summary>What kinds of entries are to their readers.</summary>
internal static class EntryKinds
{
    /// <summary>What every reader gets, and what makes a conversation new.</summary>
    public static bool IsMessage(EntryKind kind) => kind is EntryKind.PrivMsg or EntryKind.Notice or EntryKind.Edit;

    public static bool IsShown(EntryKind kind, bool withEvents) => IsMessage(kind) || (withEvents && kind != EntryKind.Redaction);

    /// <summary>What its author can take back.</summary>
    public static bool CanBeChanged(EntryKind kind) => kind is EntryKind.PrivMsg or EntryKind.Notice or EntryKind.TagMsg;

    public static bool IsFrom(LogEntry entry, string foldedNick) => CaseMapping.Fold(entry.Source.Nick) == foldedNick;
}
