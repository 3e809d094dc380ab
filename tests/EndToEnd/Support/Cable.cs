using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Support;

/// <summary>A cable between clients and the server that a test can pull out and plug in again: the same address all the time.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private CancellationTokenSource _pulled = new();
    private Task _carrying;

    public Cable(ServerProcess server)
    {
        _server = server.Address;
        _carrying = CarryAsync(_pulled.Token);
    }

    public IPEndPoint Address { get; } = new(IPAddress.Loopback, FreePorts.Next());

    /// <summary>Ends every connection; nobody can connect until it is plugged in again.</summary>
    public async Task PullAsync()
    {
        await _pulled.CancelAsync();
        await _carrying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);   // It ends because it was pulled.
    }

    public void PlugIn()
    {
        _pulled.Dispose();
        _pulled = new CancellationTokenSource();
        _carrying = CarryAsync(_pulled.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await PullAsync();
        _pulled.Dispose();
    }

    private async Task CarryAsync(CancellationToken pulled)
    {
        using var listener = new TcpListener(Address);
        listener.Start();
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(CarryAsync(await listener.AcceptTcpClientAsync(pulled), pulled));
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient client, CancellationToken pulled)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, pulled);
                await await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), pulled), server.GetStream().CopyToAsync(client.GetStream(), pulled));
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // One end is gone, or both: the other one is closed too.
            }
        }
    }
}
