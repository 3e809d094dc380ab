namespace ChatCore.Client;

/// <summary>How a session ended.</summary>
internal abstract record SessionEnd
{
    private SessionEnd()
    {
    }

    /// <summary>The connection is lost, and to be got back.</summary>
    public sealed record Lost(string Reason) : SessionEnd;

    /// <summary>There is no use in trying again.</summary>
    public sealed record Stopped(StopReason Reason) : SessionEnd;
}
