using ChatCore.Protocol;

namespace ChatServer.Delivery;

/// <summary>The lines that open and close a batch (IRCv3 <c>batch</c>).</summary>
internal static class BatchLines
{
    public static Message Open(Source source, string reference, params IEnumerable<string> type) =>
        new(Verbs.Batch, [$"+{reference}", .. type]) { Source = source };

    public static Message Close(Source source, string reference) => new(Verbs.Batch, $"-{reference}") { Source = source };

    public static bool IsClose(Message line) => line.Verb == Verbs.Batch && line[0].StartsWith('-');
}
