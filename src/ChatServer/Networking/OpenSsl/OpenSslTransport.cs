using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ChatServer.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking.OpenSsl;

/// <summary>The transport for Linux: an <see cref="EpollLoop"/> for each core, with OpenSSL called directly. Plain text is left to the portable one.</summary>
internal sealed class OpenSslTransport : ITransport
{
    private readonly SslStreamTransport _plain;
    private readonly EpollLoop[] _loops;
    private readonly ConcurrentDictionary<ServerCertificate, TlsContext> _contexts = new();
    private int _next;

    public OpenSslTransport(ChatOptions options, ILoggerFactory loggers)
    {
        _plain = new SslStreamTransport(options, loggers.CreateLogger<SslStreamTransport>());
        var logger = loggers.CreateLogger<OpenSslTransport>();
        _loops = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new EpollLoop(options, logger))];
    }

    public string Name => "epoll + OpenSSL";

    /// <summary>What comes before or after TLS beside lines is the portable transport's affair.</summary>
    public Task ListenAsync(Socket listening, IListenerGate gate, IConnectionAcceptor acceptor, CancellationToken cancellationToken) =>
        gate.Security is { Certificate: not null, IsWebSocket: false, Proxy: null or { IsOff: true } }
            ? _loops[0].ListenAsync(new EpollListener(listening, gate, (socket, address) => Adopt(socket, address, gate, acceptor)), cancellationToken)
            : _plain.ListenAsync(listening, gate, acceptor, cancellationToken);

    public void Flush(ReadOnlySpan<ITransportConnection> connections)
    {
        foreach (var connection in connections)
        {
            if (connection is TlsConnection own)
                own.JoinRound();
            else
                connection.Flush();
        }

        foreach (var loop in _loops)
            loop.BeginRound();
    }

    public async Task RunAsync(Action endRound, CancellationToken cancellationToken)
    {
        var running = _loops.Select((loop, index) => Start(loop, index, endRound)).Append(_plain.RunAsync(endRound, cancellationToken)).ToArray();
        await using var stop = cancellationToken.Register(() => Array.ForEach(_loops, loop => loop.Stop()));
        await Task.WhenAll(running);
        await Task.WhenAll(_loops.Select(loop => loop.FinishAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _loops)
            loop.Dispose();
        foreach (var context in _contexts.Values)
            context.Dispose();
        await _plain.DisposeAsync();
    }

    /// <summary>The first loop accepts for all, and they take turns. Called by it.</summary>
    private void Adopt(DescriptorHandle socket, IPAddress address, IListenerGate gate, IConnectionAcceptor acceptor)
    {
        var context = _contexts.GetOrAdd(gate.Security.Certificate!, static certificate => new TlsContext(certificate));
        var accepted = new AcceptedConnection(socket, address, context, acceptor);
        var turn = (uint)_next++ % _loops.Length;
        if (turn == 0)
            _loops[0].Begin(accepted);
        else
            _loops[turn].Adopt(accepted);
    }

    private static Task Start(EpollLoop loop, int index, Action endRound)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => RunToEnd(loop, endRound, ended)) { IsBackground = true, Name = $"I/O loop {index}" }.Start();
        return ended.Task;
    }

    private static void RunToEnd(EpollLoop loop, Action endRound, TaskCompletionSource ended)
    {
        try
        {
            loop.Run(endRound);
            ended.SetResult();
        }
        catch (Exception failure)
        {
            ended.SetException(failure);
        }
    }
}
