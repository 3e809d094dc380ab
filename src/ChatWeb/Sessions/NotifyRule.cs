namespace ChatWeb.Sessions;

/// <summary>What of a conversation its user wants to be told of outside the page.</summary>
public enum NotifyRule
{
    All,
    Mentions,
    Nothing,
}
