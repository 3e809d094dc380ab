using System.Collections.Immutable;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>A conversation as the sidebar shows it. Equal rows look the same.</summary>
public sealed record ConversationRow(
    Conversation Conversation, string Name, bool IsChannel, Membership Membership, Unread Unread, bool IsSelected, bool HasDraft, bool IsMuted = false, int? Hue = null)
{
    public static ImmutableArray<ConversationRow> Of(ImmutableArray<Conversation> conversations, Conversation? selected, UserPreferences? preferences = null, People? people = null)
    {
        var set = preferences ?? UserPreferences.Default;
        return
        [
            .. ConversationOrder.Sort(conversations, set).Select(conversation => new ConversationRow(
                conversation,
                conversation.Name,
                conversation.IsChannel,
                conversation.Membership,
                conversation == selected ? default : Shown(conversation, set),
                conversation == selected,
                conversation != selected && conversation.Draft.Length > 0,
                set.Muted.Contains(conversation.Name),
                conversation.IsChannel ? null : people?.Find(conversation.Name).Hue)),
        ];
    }

    /// <summary>What is muted calls for attention only when somebody calls its user.</summary>
    private static Unread Shown(Conversation conversation, UserPreferences preferences) =>
        preferences.Muted.Contains(conversation.Name) && conversation.Unread.Mentions == 0 ? default : conversation.Unread;
}
