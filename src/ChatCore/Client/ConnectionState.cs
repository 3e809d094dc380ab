using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>Where a <see cref="ChatClient"/> stands: a closed family of records.</summary>
public abstract record ConnectionState
{
    private ConnectionState()
    {
    }

    /// <summary>Not started yet.</summary>
    public sealed record Idle : ConnectionState;

    /// <summary>TCP, TLS or registration is under way for the first time.</summary>
    public sealed record Connecting : ConnectionState;

    /// <summary>Registered: lines flow.</summary>
    public sealed record Online : ConnectionState;

    /// <summary>The connection is lost and the client is getting it back by itself.</summary>
    /// <param name="Attempt">1 for the first try.</param>
    /// <param name="Reason">What happened, in plain words.</param>
    /// <param name="RetryAt">When the next try begins.</param>
    public sealed record Reconnecting(int Attempt, string Reason, DateTimeOffset RetryAt) : ConnectionState;

    /// <summary>Over, and not by itself to be taken up again.</summary>
    public sealed record Stopped(StopReason Reason) : ConnectionState;
}

/// <summary>Why a client stopped for good: a closed family of records.</summary>
public abstract record StopReason
{
    private StopReason()
    {
    }

    /// <summary>Its owner ended it.</summary>
    public sealed record Requested : StopReason;

    /// <summary>Nobody vouches for the server's certificate and it is not pinned. Nothing was sent to the server.</summary>
    /// <param name="Presented">What the user has to compare and accept (<see cref="IPinStore.RememberAsync"/>) before a new try.</param>
    public sealed record UnknownServer(Fingerprint Presented) : StopReason;

    /// <summary>The server showed another certificate than the one pinned. Nothing was sent to it.</summary>
    public sealed record ServerKeyChanged(Fingerprint Pinned, Fingerprint Presented) : StopReason;

    /// <summary>The very first connection could not be made: wrong address, nothing listening, no TLS 1.3 there.</summary>
    /// <param name="Failure">What failed.</param>
    /// <param name="Detail">The system's words, for a log or small print.</param>
    public sealed record Unreachable(ConnectFailure Failure, string Detail) : StopReason;

    /// <summary>The server refused the registration, now and whenever tried again: password, banned, no nickname left.</summary>
    /// <param name="Code">The numeric, <c>ERROR</c>, or the code of a FAIL.</param>
    /// <param name="Text">The server's words.</param>
    public sealed record Refused(string Code, string Text) : StopReason;
}

/// <summary>What failed when connecting.</summary>
public enum ConnectFailure
{
    /// <summary>The host's name has no address.</summary>
    HostNotFound,

    /// <summary>Nothing listens there.</summary>
    ConnectionRefused,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Something listens there, but it does not speak TLS 1.3.</summary>
    NotTls13,

    /// <summary>It speaks TLS, but does not welcome clients as a chat server does.</summary>
    NotAChatServer,

    /// <summary>Anything else of the network.</summary>
    NetworkError,
}
