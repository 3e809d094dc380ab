namespace ChatWeb.Sessions;

/// <summary>What was said in a conversation since a tab last showed it.</summary>
/// <param name="Count">Messages.</param>
/// <param name="Mentions">Those that name this user, or are private.</param>
public readonly record struct Unread(int Count, int Mentions)
{
    /// <summary>Nobody counts further than this; the page shows "99+" long before.</summary>
    public const int Limit = 9_999;

    public Unread Plus(bool isMention) => new(Math.Min(Count + 1, Limit), Math.Min(Mentions + (isMention ? 1 : 0), Limit));
}
