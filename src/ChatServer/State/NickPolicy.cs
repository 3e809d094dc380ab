using ChatServer.Configuration;

namespace ChatServer.State;

/// <summary>Whose nickname is it?</summary>
internal static class NickPolicy
{
    /// <summary>Whether the nickname belongs to another account than the one that asks.</summary>
    /// <param name="nick">The nickname.</param>
    /// <param name="account">The account that asks; null for a guest.</param>
    /// <param name="world">The state.</param>
    /// <param name="options">Whether nicknames are reserved at all.</param>
    public static bool IsReserved(string nick, string? account, World world, ChatOptions options) =>
        options.Accounts.ReservesNicks() && world.FindAccount(nick) is { } owner && (account is null || !Names.AreEqual(owner.Name, account));
}
