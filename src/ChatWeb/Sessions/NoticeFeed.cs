using System.Collections.Immutable;
using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>The newest notices of a session, by its user's rules. Bounded: who was told nothing for longer sees the unread counts.</summary>
public sealed class NoticeFeed(TimeProvider time)
{
    public const int Limit = 20;

    private ImmutableArray<Notice> _recent = [];
    private long _number;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Notice> Recent => _recent;

    /// <summary>Takes what was just said, if its reader wants to be told. Called by one at a time.</summary>
    public void Consider(Conversation conversation, ChatMessage message, string nick, UserPreferences preferences)
    {
        if (message.IsOwn || conversation.IsViewed || preferences.IsQuietAt(time.GetUtcNow()) || preferences.Ignores(message))
            return;

        var isWanted = preferences.RuleFor(conversation.Name, conversation.IsChannel) switch
        {
            NotifyRule.All => true,
            NotifyRule.Mentions => !conversation.IsChannel || Mention.IsIn(message, nick),
            _ => false,
        };
        if (!isWanted)
            return;

        _number = Math.Max(_number + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        var notice = new Notice(_number, conversation.Name, conversation.IsChannel, message.Sender, message.Text);
        ImmutableInterlocked.InterlockedExchange(ref _recent, [.. _recent.Skip(_recent.Length - Limit + 1), notice]);
    }
}
