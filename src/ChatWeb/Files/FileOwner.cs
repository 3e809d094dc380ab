using ChatWeb.Sessions;

namespace ChatWeb.Files;

/// <summary>Who uploads. Users are told apart by server and the nickname they signed in with; beside the files only a hash of that is written.</summary>
/// <param name="User">The hash.</param>
/// <param name="Address">The network address that the upload comes from.</param>
internal sealed record FileOwner(string User, string Address)
{
    public static FileOwner Of(UserSession session) => new(TextHash.Of($"{session.Server}/{session.SignedInAs.ToLowerInvariant()}"), session.ClientAddress);
}
