using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>How many of the messages held answer which.</summary>
internal sealed class ReplyCounts
{
    private readonly Dictionary<string, int> _byMessage = new(StringComparer.Ordinal);

    public int Of(string messageId) => _byMessage.GetValueOrDefault(messageId);

    public void Add(ChatMessage message) => Count(message, 1);

    public void Remove(ChatMessage message) => Count(message, -1);

    private void Count(ChatMessage message, int by)
    {
        if (message.ReplyTo is not { } to)
            return;

        var count = Of(to) + by;
        if (count > 0)
            _byMessage[to] = count;
        else
            _byMessage.Remove(to);
    }
}
