using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat</c>: everything an operator can set. Proven by <see cref="OptionsCheck"/> before the first socket opens.</summary>
internal sealed record ChatOptions
{
    /// <summary>The server's name on the wire; must hold a dot, so that clients tell it from a nickname. Default: the host's name.</summary>
    public string ServerName { get; init; } = ServerNameOf(Environment.MachineName);

    [Required, RegularExpression("^[^ ]{1,32}$", ErrorMessage = "1 to 32 characters without a space")]
    public string NetworkName { get; init; } = "WebChat";

    [Required, StringLength(150, MinimumLength = 1)]
    public string Description { get; init; } = "A WebChat server";

    /// <summary>What every client must give with PASS; null for an open server.</summary>
    [StringLength(300, MinimumLength = 1)]
    public string? Password { get; init; }

    [AllowedValues("ascii", ErrorMessage = "ascii")]
    public string CaseMapping { get; init; } = "ascii";

    [AllowedValues(true, ErrorMessage = "true")]
    public bool Utf8Only { get; init; } = true;

    /// <summary>Lets a listener on a loopback address do without TLS.</summary>
    public bool AllowPlaintextOnLoopback { get; init; }

    /// <summary>How bytes travel.</summary>
    public TransportKind Transport { get; init; } = TransportKind.Auto;

    /// <summary>How long clients may take to go when the server stops.</summary>
    [Range(0, 300)]
    public int ShutdownGraceSeconds { get; init; } = 10;

    /// <summary>The folder of the database, the certificate and its key; created when missing.</summary>
    [Required]
    public string DataDirectory { get; init; } = "data";

    [Length(0, 200)]
    public IReadOnlyList<string> Motd { get; init; } = [];

    public IReadOnlyList<ListenerOptions> Listeners { get; init; } = [];

    public ConnectionOptions Connections { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public UserOptions Users { get; init; } = new();

    public AccountOptions Accounts { get; init; } = new();

    public SessionOptions Sessions { get; init; } = new();

    public ChannelOptions Channels { get; init; } = new();

    public HistoryOptions History { get; init; } = new();

    public MetadataOptions Metadata { get; init; } = new();

    public IReadOnlyList<OperOptions> Opers { get; init; } = [];

    public TestingOptions Testing { get; init; } = new();

    /// <summary>A server name made of a host's name, which may hold what a server name may not.</summary>
    public static string ServerNameOf(string host)
    {
        const string Domain = ".local";
        const int MaxLength = 63;
        var allowed = string.Concat(host.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'));
        var name = allowed.Contains('.', StringComparison.Ordinal) ? allowed : allowed[..Math.Min(allowed.Length, MaxLength - Domain.Length)] + Domain;
        return name[..Math.Min(name.Length, MaxLength)];
    }
}

/// <summary>How bytes travel between the server and its clients.</summary>
internal enum TransportKind
{
    /// <summary><see cref="OpenSsl"/> where it can be had, otherwise <see cref="Portable"/>.</summary>
    Auto,

    /// <summary>Event loops that call OpenSSL 3 directly; Linux only.</summary>
    OpenSsl,

    /// <summary>The platform's sockets and TLS streams.</summary>
    Portable,
}
