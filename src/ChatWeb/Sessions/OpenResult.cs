using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>What came of opening a session: a closed family of records.</summary>
internal abstract record OpenResult
{
    private OpenResult()
    {
    }

    public sealed record Opened(UserSession Session) : OpenResult;

    /// <summary>The connection was not made, or not accepted.</summary>
    public sealed record Stopped(StopReason Reason) : OpenResult;

    /// <summary>The gateway holds as many sessions as it may, in all or for this address.</summary>
    public sealed record Full(bool IsForAddress) : OpenResult;
}
