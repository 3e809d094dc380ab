using ChatCore.Security;

namespace ChatWeb.Sessions.Tickets;

/// <summary>What the gateway can read of a ticket without its key: enough to list a user's browsers to that user, and to throw old ones away.</summary>
/// <param name="Owner">Whose it is, as a hash (<see cref="OwnerOf"/>); a guest's ticket is its own and no other's.</param>
/// <param name="Device">Browser and system, in words of ours.</param>
/// <param name="Network">The network it was used from last, not the address.</param>
/// <param name="IsRemembered">Whether its user wants to come back after days.</param>
/// <param name="SignedInAt">When it was issued.</param>
/// <param name="LastSeen">When a tab was last open.</param>
internal sealed record TicketHeader(string Owner, string Device, string Network, bool IsRemembered, DateTimeOffset SignedInAt, DateTimeOffset LastSeen)
{
    /// <summary>For those who did not ask to be remembered a ticket is there for restarts of the gateway.</summary>
    private static readonly TimeSpan ForRestarts = TimeSpan.FromDays(1);

    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public bool IsExpired(DateTimeOffset now) => now - LastSeen > (IsRemembered ? Remembered : ForRestarts);

    public static string OwnerOf(ServerEndpoint server, string account) => TextHash.Of($"{server}\n{account.ToLowerInvariant()}");
}
