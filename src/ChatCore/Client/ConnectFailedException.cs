using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>No connection came about.</summary>
internal sealed class ConnectFailedException(ConnectFailure failure, string detail, Exception? cause = null) : Exception(detail, cause)
{
    public ConnectFailure Failure => failure;
}

/// <summary>The server's certificate was not accepted; nothing was sent to it.</summary>
internal sealed class UntrustedServerException(TrustVerdict verdict) : Exception("The server's certificate was not accepted.")
{
    public TrustVerdict Verdict => verdict;
}
