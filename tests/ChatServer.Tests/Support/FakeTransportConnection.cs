using System.Net;
using System.Text;
using ChatServer.Networking;

namespace ChatServer.Tests.Support;

/// <summary>A connection without a socket: keeps what was sent to it.</summary>
internal sealed class FakeTransportConnection(string? certificateFingerprint = null, int sendQueueBytes = 1_048_576) : ITransportConnection
{
    private readonly StringBuilder _received = new();

    public IPAddress RemoteAddress { get; set; } = IPAddress.Loopback;

    public bool IsSecure { get; set; } = true;

    public string? CertificateFingerprint => certificateFingerprint;

    public string? RequestedHost => "chat.test";

    public OutboundBuffer Outbound { get; } = new(sendQueueBytes);

    /// <summary>A client that does not read leaves everything in its buffer.</summary>
    public bool IsReading { get; set; } = true;

    /// <summary>A client that reads and keeps nothing: for tests of many lines.</summary>
    public bool IsForgetful { get; set; }

    public bool IsClosing { get; private set; }

    public bool IsAborted { get; private set; }

    public int Flushes { get; private set; }

    /// <summary>Every line so far, without line ends.</summary>
    public IReadOnlyList<string> Lines => [.. _received.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What a transport of such connections does at the end of a round.</summary>
    public static void FlushAll(ReadOnlySpan<ITransportConnection> connections)
    {
        foreach (var connection in connections)
            connection.Flush();
    }

    public void Flush()
    {
        Flushes++;
        if (!IsReading)
            return;

        var taken = Outbound.Take();
        if (!IsForgetful)
            _received.Append(Encoding.UTF8.GetString(taken));
        OutboundBuffer.Return(taken);
    }

    public void CloseAfterFlush()
    {
        Flush();
        IsClosing = true;
    }

    public void Abort() => IsAborted = true;
}
