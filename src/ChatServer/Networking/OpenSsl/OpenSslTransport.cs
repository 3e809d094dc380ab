using System.Collections.Concurrent;
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

    public void Adopt(Socket socket, ListenerSecurity security, IConnectionAcceptor acceptor)
    {
        // What comes before or after TLS beside lines is the portable transport's affair.
        if (security.Certificate is not { } certificate || security.IsWebSocket || security.Proxy is { IsOff: false })
        {
            _plain.Adopt(socket, security, acceptor);
            return;
        }

        var context = _contexts.GetOrAdd(certificate, static certificate => new TlsContext(certificate));
        var loop = _loops[(uint)Interlocked.Increment(ref _next) % _loops.Length];
        loop.Adopt(socket, context, acceptor);
    }

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
