using ChatServer.Accounts;

namespace ChatServer.State;

/// <summary>What the chat has to know of an account without asking the store: that it exists, what it may do, and what its owner chose.</summary>
internal sealed record KnownAccount(string Name, AccountRole Role, bool? AlwaysOn, bool SharesNick)
{
    public static KnownAccount Of(Account account) => new(account.Name, account.Role, account.AlwaysOn, account.SharesNick);
}
