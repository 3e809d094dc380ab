using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Support;

/// <summary>Passes TCP bytes on, and on demand alters one of them: an attacker on the network's path.</summary>
internal sealed class TamperingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly IPEndPoint _server;
    private readonly Task _running;
    private int _toServer;
    private int _toClient;

    public TamperingProxy(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _running = RunAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Flips one bit of the next bytes from client to server.</summary>
    public void AlterNextToServer() => Interlocked.Exchange(ref _toServer, 1);

    /// <summary>Flips one bit of the next bytes from server to client.</summary>
    public void AlterNextToClient() => Interlocked.Exchange(ref _toClient, 1);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);   // It ends because it was told to.
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token)));
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_server, _ended.Token);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            var upward = PassOnAsync(client.GetStream(), server.GetStream(), () => Interlocked.Exchange(ref _toServer, 0) == 1, over.Token);
            var downward = PassOnAsync(server.GetStream(), client.GetStream(), () => Interlocked.Exchange(ref _toClient, 0) == 1, over.Token);
            await Task.WhenAny(upward, downward);
            await over.CancelAsync();
            await Task.WhenAll(upward, downward);
        }
    }

    private static async Task PassOnAsync(NetworkStream from, NetworkStream to, Func<bool> alter, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (alter())
                    buffer[count - 1] ^= 1;
                await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // One side is gone: the other follows.
        }
    }
}
