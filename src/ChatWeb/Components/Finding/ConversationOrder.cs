using System.Collections.Immutable;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>Conversations as their user ordered them; those without a place keep the session's order behind them.</summary>
internal static class ConversationOrder
{
    public static ImmutableArray<Conversation> Sort(ImmutableArray<Conversation> conversations, UserPreferences preferences) =>
        preferences.Order.IsEmpty ? conversations : [.. conversations.OrderBy(conversation => preferences.PlaceOf(conversation.Name))];
}
