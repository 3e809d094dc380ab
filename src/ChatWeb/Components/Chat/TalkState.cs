using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>What a tab is about to do with messages: the one it answers in each conversation, the one it edits, the thread it shows.</summary>
public sealed class TalkState
{
    private readonly Dictionary<Conversation, ChatMessage> _replies = [];

    /// <summary>The row that is being edited; null when none is.</summary>
    public string? EditingKey { get; set; }

    /// <summary>The message whose thread is shown; null when none is.</summary>
    public string? ThreadId { get; set; }

    public ChatMessage? ReplyIn(Conversation? conversation) => conversation is null ? null : _replies.GetValueOrDefault(conversation);

    public void Reply(Conversation conversation, ChatMessage message) => _replies[conversation] = message;

    public void CancelReply(Conversation conversation) => _replies.Remove(conversation);

    /// <summary>The id of the message that is answered by what is sent now.</summary>
    public string? TakeReply(Conversation conversation) => _replies.Remove(conversation, out var message) ? message.Id : null;
}
