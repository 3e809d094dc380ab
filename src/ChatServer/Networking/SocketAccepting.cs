using System.Net;
using System.Net.Sockets;

namespace ChatServer.Networking;

/// <summary>Accepts connections by .NET's sockets.</summary>
internal static class SocketAccepting
{
    /// <summary>How long to wait after a failure that is not the client's, such as too many open files.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until cancelled.</summary>
    public static async Task RunAsync(Socket listening, IListenerGate gate, Action<Socket> adopt, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Admit(await listening.AcceptAsync(cancellationToken), gate, adopt);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The client was gone before it was accepted.
            }
            catch (SocketException failure)
            {
                gate.Failed(failure.Message);
                await Task.Delay(BackOff, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static void Admit(Socket socket, IListenerGate gate, Action<Socket> adopt)
    {
        if (socket.RemoteEndPoint is not IPEndPoint { Address: var address } || !gate.TryEnter(address))
        {
            socket.Dispose();
            return;
        }

        socket.NoDelay = true;
        adopt(socket);
    }
}
