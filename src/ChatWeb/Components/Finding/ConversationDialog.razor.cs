using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Finding;

/// <summary>What a user can set for one conversation: favourite, mute, notifications, place in the list.</summary>
public sealed partial class ConversationDialog
{
    private string? _moved;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Conversation { get; set; }

    [Parameter] public EventCallback<Conversation> OnLeave { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private UserPreferences Current => Session.Preferences.Current;

    private (NotifyRule Rule, string Label)[] Rules =>
        [(NotifyRule.All, Texts.RuleAll), (NotifyRule.Mentions, Texts.RuleMentions), (NotifyRule.Nothing, Texts.RuleNothing)];

    private void ToggleFavourite() => Session.Preferences.Change(current =>
        current with { Favourites = UserPreferences.Toggle(current.Favourites, Conversation.Name) });

    private void ToggleMute() => Session.Preferences.Change(current => current.ToggleMute(Conversation.Name));

    private void SetRule(NotifyRule rule) => Session.Preferences.Change(current => current.Rules.Count < UserPreferences.Limit || current.Rules.ContainsKey(Conversation.Name)
        ? current with { Rules = current.Rules.SetItem(Conversation.Name, rule) }
        : current);

    private void Move(int by)
    {
        Session.Preferences.Change(current => current.Move(Neighbours(current), Conversation.Name, by));
        var names = Neighbours(Current);
        var place = names.FindIndex(name => CaseMapping.Ascii.Equals(name, Conversation.Name));
        _moved = Texts.Moved(Conversation.Name, place + 1, names.Count);
    }

    private List<string> Neighbours(UserPreferences preferences) =>
    [
        .. ConversationGroup.Of(ConversationOrder.Sort(Session.State.Conversations, preferences), preferences, conversation => conversation.Name, conversation => conversation.IsChannel)
            .First(group => group.Rows.Contains(Conversation)).Rows.Select(conversation => conversation.Name),
    ];
}
