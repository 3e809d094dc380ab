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

    /// <summary>Where the thread's messages are.</summary>
    public Timeline? ThreadSource { get; set; }

    /// <summary>The message to go to, in the conversation that it is in; null when the tab is there.</summary>
    public MessagePlace? Target { get; private set; }

    public void GoTo(Conversation conversation, string messageId) => Target = new MessagePlace(conversation, messageId);

    /// <summary>The id of the message to go to in this conversation, once.</summary>
    public string? TakeTarget(Conversation conversation)
    {
        if (Target?.Conversation != conversation)
            return null;

        var id = Target.MessageId;
        Target = null;
        return id;
    }

    public ChatMessage? ReplyIn(Conversation? conversation) => conversation is null ? null : _replies.GetValueOrDefault(conversation);

    public void Reply(Conversation conversation, ChatMessage message) => _replies[conversation] = message;

    public void CancelReply(Conversation conversation) => _replies.Remove(conversation);

    /// <summary>The id of the message that is answered by what is sent now.</summary>
    public string? TakeReply(Conversation conversation) => _replies.Remove(conversation, out var message) ? message.Id : null;
}

/// <summary>A message and the conversation that it is in.</summary>
public sealed record MessagePlace(Conversation Conversation, string MessageId);
