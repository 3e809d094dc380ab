using System.Collections.Immutable;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>A conversation as the sidebar shows it. Equal rows look the same.</summary>
public sealed record ConversationRow(Conversation Conversation, string Name, bool IsChannel, Membership Membership, Unread Unread, bool IsSelected, bool HasDraft)
{
    public static ImmutableArray<ConversationRow> Of(ImmutableArray<Conversation> conversations, Conversation? selected) =>
    [
        .. conversations.Select(conversation => new ConversationRow(
            conversation,
            conversation.Name,
            conversation.IsChannel,
            conversation.Membership,
            conversation == selected ? default : conversation.Unread,
            conversation == selected,
            conversation != selected && conversation.Draft.Length > 0)),
    ];
}
