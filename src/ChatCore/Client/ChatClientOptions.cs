using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>Where a <see cref="ChatClient"/> connects and as whom.</summary>
public sealed record ChatClientOptions
{
    /// <summary>The server as the user named it: what pins are kept under and, for host names, what the certificate must be issued for.</summary>
    public required ServerEndpoint Server { get; init; }

    /// <summary>Where the socket really goes, when that is not <see cref="Server"/> itself (a bundled server behind another name).</summary>
    public ServerEndpoint? ConnectTo { get; init; }

    /// <summary>The nickname to ask for. While it is taken, <c>_</c> is appended, at most five times.</summary>
    public required string Nick { get; init; }

    /// <summary>
    /// Whether the first connection ends as refused when the nickname is taken: for a person who would rather choose another one than be
    /// given one. After a lost connection the client goes by another name for a while in any case.
    /// </summary>
    public bool InsistsOnNick { get; init; }

    /// <summary>The user name of USER; the nickname when null.</summary>
    public string? UserName { get; init; }

    /// <summary>The real name of USER; the nickname when null.</summary>
    public string? RealName { get; init; }

    /// <summary>The server's password (PASS); null for none.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// The account to log in to (SASL, with SCRAM-SHA-256 where the server offers it), also after every reconnect; null for a guest. A client
    /// that cannot log in does not stay as a guest: it is told as refused.
    /// </summary>
    public ClientAccount? Account { get; init; }

    /// <summary>Channels to join once registered, and again after every reconnect.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>
    /// Keys of metadata (<c>draft/metadata-2</c>) that the owner wants to be told of, for channels and their members, by
    /// <see cref="ClientEvent.MetadataChanged"/>. At most 20; none: the client does not ask for metadata.
    /// </summary>
    public IReadOnlyList<string> MetadataKeys { get; init; } = [];

    /// <summary>
    /// The certificate with private key that this client shows. The server knows a guest by it, so that private history survives a lost
    /// connection. Null: the client makes one that lives as long as it does.
    /// </summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>For a gateway whose address the server trusts: whom the connection is for, also at every reconnect. Null: for the client itself.</summary>
    public GatewayIntroduction? Introduction { get; init; }

    /// <summary>Time for TCP and TLS together. 1 second to 2 minutes.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the end of TLS until the server's welcome. 1 second to 2 minutes.</summary>
    public TimeSpan RegistrationTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A quiet connection is probed with PING after this time and given up after twice this time. 5 seconds to 10 minutes.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How many messages may wait to be sent or acknowledged; <see cref="ChatClient.Send"/> refuses more. 1 to 10,000.</summary>
    public int OutboxLimit { get; init; } = 200;

    /// <summary>How many messages are read back for each conversation when it opens. 0 to 1,000.</summary>
    public int HistoryOnJoin { get; init; } = 50;
}
