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

    /// <summary>Where to go in a conversation; null when the tab is there.</summary>
    public MessagePlace? Target { get; private set; }

    public void GoTo(Conversation conversation, string messageId) => Target = new MessagePlace(conversation, messageId);

    /// <summary>Whoever says something wants to see it said.</summary>
    public void GoToLatest(Conversation conversation) => Target = new MessagePlace(conversation, null);

    /// <summary>Where to go in this conversation, once.</summary>
    public MessagePlace? TakeTarget(Conversation conversation)
    {
        if (Target?.Conversation != conversation)
            return null;

        var target = Target;
        Target = null;
        return target;
    }

    public ChatMessage? ReplyIn(Conversation? conversation) => conversation is null ? null : _replies.GetValueOrDefault(conversation);

    public void Reply(Conversation conversation, ChatMessage message) => _replies[conversation] = message;

    public void CancelReply(Conversation conversation) => _replies.Remove(conversation);

    /// <summary>The id of the message that is answered by what is sent now.</summary>
    public string? TakeReply(Conversation conversation) => _replies.Remove(conversation, out var message) ? message.Id : null;
}

/// <summary>A place in a conversation.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="MessageId">The message there; null for the newest.</param>
public sealed record MessagePlace(Conversation Conversation, string? MessageId);
