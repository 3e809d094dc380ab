using System.Text;
using System.Threading.Channels;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.State;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>One client between its transport and the engine: cuts and parses what it says, and knows how to end it.</summary>
internal sealed class ClientConnection(
    SessionId id, ITransportConnection transport, ChatOptions options, ChannelWriter<EngineInput> engine, TimeProvider timeProvider,
    Introductions? introductions = null, ILogger? logger = null)
    : IConnectionHandler
{
    private const int TagDelimiters = 2;

    private string? _reason;
    private bool _hasSpoken;

    private readonly LineFramer _framer = new(
        options.Limits.LineBytes, options.Limits.ClientTagBytes + TagDelimiters, options.Limits.ReceiveQueueBytes);

    private readonly FloodGate _gate = new(options.Limits.CommandsPerSecond, timeProvider);

    public SessionId Id => id;

    public ITransportConnection Transport => transport;

    /// <summary>What its lines carry. Owned by the delivery stage.</summary>
    public Capability Capabilities { get; set; }

    /// <summary>The last round in which it got something. Owned by the delivery stage.</summary>
    public long DeliveryRound { get; set; }

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
        var lines = Parse(bytes.Span);
        if (!_hasSpoken && lines is [var first, ..])
        {
            _hasSpoken = true;
            if (await HearsIntroductionAsync(first, cancellationToken))
                lines.RemoveAt(0);
        }

        for (var passed = 0; passed < lines.Count; passed++)
        {
            if (ClosingSince is not null)
                return;
            if (_gate.Pass() is not { Ticks: > 0 } wait)
                continue;

            await HandOverAsync(lines.GetRange(0, passed), cancellationToken);
            lines.RemoveRange(0, passed);
            passed = 0;
            await Task.Delay(wait, timeProvider, cancellationToken);
            HeardAt = timeProvider.GetTimestamp();
        }

        if (ClosingSince is null)
            await HandOverAsync(lines, cancellationToken);
    }

    /// <summary>A gateway may tell with the first line who its user is.</summary>
    /// <returns>Whether the line was that.</returns>
    private async ValueTask<bool> HearsIntroductionAsync(ClientLine first, CancellationToken cancellationToken)
    {
        if (introductions is null || first.Message is not { } line || !introductions.Hears(transport, line))
            return false;

        var (origin, problem) = introductions.Take(transport, line);
        if (origin is not null)
            await engine.WriteAsync(new OriginTold(id, origin), cancellationToken);
        else
            End(problem);
        return true;
    }

    public async ValueTask OnClosedAsync(string reason)
    {
        var closed = new ConnectionClosed(id, _reason ?? reason);
        if (logger is not null)
            NetworkingLog.Closed(logger, id.Value, closed.Reason);
        while (await engine.WaitToWriteAsync(CancellationToken.None))
        {
            if (engine.TryWrite(closed))
                return;
        }
    }

    private ValueTask HandOverAsync(List<ClientLine> lines, CancellationToken cancellationToken) =>
        lines.Count == 0 ? ValueTask.CompletedTask : engine.WriteAsync(new LinesReceived(id, lines), cancellationToken);

    private List<ClientLine> Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<ClientLine>();
        FrameResult result;
        while ((result = _framer.TryReadLine(ref bytes, out var line)) != FrameResult.Incomplete)
        {
            if (result == FrameResult.TooLong)
                lines.Add(ClientLine.Of(LineFault.TooLong));
            else if (ToLine(line) is { } parsed)
                lines.Add(parsed);
        }

        return lines;
    }

    private static ClientLine? ToLine(ReadOnlySpan<byte> line) => MessageParser.TryParse(line, out var message) switch
    {
        ParseError.None => ClientLine.Of(message!),
        ParseError.Empty => null,
        ParseError.InvalidUtf8 => ClientLine.Of(LineFault.InvalidUtf8) with { Label = MessageParser.FindLabel(line), Verb = MessageParser.FindVerb(line) },
        _ => ClientLine.Of(LineFault.Malformed),
    };
}
