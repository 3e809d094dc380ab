using System.Text;
using System.Threading.Channels;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Networking;

/// <summary>One client between its transport and the engine: cuts and parses what it says, and knows how to end it.</summary>
internal sealed class ClientConnection(
    SessionId id, ITransportConnection transport, ChatOptions options, ChannelWriter<EngineInput> engine, TimeProvider timeProvider,
    Introductions? introductions = null)
    : IConnectionHandler
{
    private const int TagDelimiters = 2;

    private string? _reason;
    private bool _isIntroduced;

    private readonly LineFramer _framer = new(
        options.Limits.LineBytes, options.Limits.ClientTagBytes + TagDelimiters, options.Limits.ReceiveQueueBytes);

    private readonly FloodGate _gate = new(options.Limits.CommandsPerSecond, timeProvider);

    public SessionId Id => id;

    public ITransportConnection Transport => transport;

    /// <summary>What its lines carry. Owned by the delivery stage.</summary>
    public Capability Capabilities { get; set; }

    /// <summary>Whether it is in the delivery stage's list of this round. Owned by the delivery stage.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Owned by the delivery stage, read by <see cref="KeepAlive"/>.</summary>
    public bool IsRegistered { get; set; }

    /// <summary>Since when it is to be closed once its last lines are read; null while it is wanted.</summary>
    public long? ClosingSince { get; private set; }

    public long OpenedAt { get; } = timeProvider.GetTimestamp();

    /// <summary>When something came from it.</summary>
    public long HeardAt { get; private set; } = timeProvider.GetTimestamp();

    /// <summary>When it was asked with PING; null when it has answered. Owned by <see cref="KeepAlive"/>.</summary>
    public long? AskedAt { get; set; }

    /// <summary>Closes once everything that waits is written.</summary>
    public void Close()
    {
        ClosingSince ??= timeProvider.GetTimestamp();
        transport.CloseAfterFlush();
    }

    /// <summary>Ends the connection for a reason of the network's: the client is told in place of what it has not read, and so is the engine.</summary>
    public void End(string reason)
    {
        _reason ??= reason;
        transport.Outbound.Replace(Encoding.UTF8.GetBytes($"ERROR :Closing link: ({reason})\r\n"));
        Close();
    }

    public async ValueTask OnReceivedAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        HeardAt = timeProvider.GetTimestamp();
        var (lines, wait) = Parse(bytes.Span);
        if (lines.Count == 0)
            return;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, timeProvider, cancellationToken);

        if (!_isIntroduced && !await IntroduceAsync(lines, cancellationToken))
            return;

        await engine.WriteAsync(new LinesReceived(id, lines), cancellationToken);
    }

    /// <summary>A gateway may tell with the first line who its user is.</summary>
    private async ValueTask<bool> IntroduceAsync(List<ClientLine> lines, CancellationToken cancellationToken)
    {
        _isIntroduced = true;
        if (introductions is null || lines[0].Message is not { } first || !introductions.Hears(transport, first))
            return true;
        if (introductions.Take(transport, first) is not { } origin)
        {
            End("The gateway's word for your address is not understood");
            return false;
        }

        lines.RemoveAt(0);
        await engine.WriteAsync(new OriginTold(id, origin), cancellationToken);
        return lines.Count > 0;
    }

    public async ValueTask OnClosedAsync(string reason)
    {
        var closed = new ConnectionClosed(id, _reason ?? reason);
        while (await engine.WaitToWriteAsync(CancellationToken.None))
        {
            if (engine.TryWrite(closed))
                return;
        }
    }

    private (List<ClientLine> Lines, TimeSpan Wait) Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<ClientLine>();
        var wait = TimeSpan.Zero;
        FrameResult result;
        while ((result = _framer.TryReadLine(ref bytes, out var line)) != FrameResult.Incomplete)
        {
            if (result == FrameResult.TooLong)
                lines.Add(ClientLine.Of(LineFault.TooLong));
            else if (ToLine(line) is { } parsed)
                lines.Add(parsed);
            else
                continue;

            wait = _gate.Pass();
        }

        return (lines, wait);
    }

    private static ClientLine? ToLine(ReadOnlySpan<byte> line) => MessageParser.TryParse(line, out var message) switch
    {
        ParseError.None => ClientLine.Of(message!),
        ParseError.Empty => null,
        ParseError.InvalidUtf8 => ClientLine.Of(LineFault.InvalidUtf8) with { Label = MessageParser.FindLabel(line), Verb = MessageParser.FindVerb(line) },
        _ => ClientLine.Of(LineFault.Malformed),
    };
}
