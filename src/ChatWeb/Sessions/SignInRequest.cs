using System.Security.Cryptography.X509Certificates;
using ChatCore.Client;
using ChatCore.Security;

namespace ChatWeb.Sessions;

/// <summary>Where a user wants to connect and as whom, after <see cref="ServerPolicy"/> agreed. A class, not a record: it never prints its password.</summary>
internal sealed class SignInRequest
{
    /// <summary>The server as the user named it.</summary>
    public required ServerEndpoint Server { get; init; }

    public ServerEndpoint? ConnectTo { get; init; }

    /// <summary>The fingerprint that the operator vouches for, if any.</summary>
    public Fingerprint? Pinned { get; init; }

    public required string Nick { get; init; }

    /// <summary>The server's password.</summary>
    public string? Password { get; init; }

    /// <summary>Null for a guest.</summary>
    public ClientAccount? Account { get; init; }

    /// <summary>Whether its user would rather choose another nickname than be given one.</summary>
    public bool InsistsOnNick { get; init; }

    /// <summary>By which the server knows a guest again.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What the server is told of the user; null for a server that is told nothing.</summary>
    public GatewayIntroduction? Introduction { get; init; }

    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>The browser whose pins count.</summary>
    public required string BrowserId { get; init; }

    /// <summary>The network address it comes from: sessions are limited for each.</summary>
    public required string ClientAddress { get; init; }
}
