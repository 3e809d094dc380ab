using ChatCore.Protocol;

namespace ChatServer.Storage;

/// <summary>Who may read a private message, and under which nickname of the other they find it.</summary>
internal static class PrivateReaders
{
    public static IEnumerable<(string Identity, string Peer)> Of(LogEntry entry)
    {
        if (entry.Parties is not { } parties)
            yield break;

        yield return (parties.SenderIdentity, CaseMapping.Fold(parties.RecipientNick));
        yield return (parties.RecipientIdentity, CaseMapping.Fold(parties.SenderNick));
    }

    /// <summary>The other's nickname in a message of a conversation.</summary>
    public static string PeerOf(LogEntry entry, string identity) =>
        entry.Sender == identity ? entry.Target : entry.Source.Nick;
}
