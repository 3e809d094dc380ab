using System.Net;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>Where a native client or a bot connects, which key it accepts there, and who its user is.</summary>
/// <param name="Address">Where the socket goes.</param>
/// <param name="Fingerprint">The pinned certificate.</param>
/// <param name="Nick">The nickname, and with a password also the account's name.</param>
/// <param name="Channel">The channel to join, again after every reconnect.</param>
/// <param name="Password">The account's password; null for a guest.</param>
internal sealed record ClientAccess(IPEndPoint Address, Fingerprint Fingerprint, string Nick, string Channel, string? Password = null)
{
    public static ClientAccess To(ServerProcess server, string nick, string channel, string? password = null) =>
        new(server.Address, server.Fingerprint, nick, channel, password);
}
