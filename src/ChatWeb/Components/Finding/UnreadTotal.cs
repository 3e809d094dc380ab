using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>How much waits for a user in all conversations, by their rules: what the window's title and icon tell.</summary>
internal static class UnreadTotal
{
    public static int Of(IEnumerable<Conversation> conversations, UserPreferences preferences) => conversations.Sum(conversation =>
        preferences.RuleFor(conversation.Name, conversation.IsChannel) switch
        {
            NotifyRule.All => conversation.Unread.Count,
            NotifyRule.Mentions => conversation.Unread.Mentions,
            _ => 0,
        });
}
