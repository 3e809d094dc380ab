using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ChatServer.Networking.OpenSsl;

/// <summary>
/// A listening socket of an <see cref="EpollLoop"/>: its connections are accepted between two of the loop's other works, without a thread or
/// an object of .NET's sockets in between. What concerns each of them they inherit: that they send at once.
/// </summary>
internal sealed class EpollListener
{
    /// <summary>Accepted at a time: those who are connected already wait for no more than that.</summary>
    private const int AtOnce = 64;

    private const int NonBlockingCloseOnExec = 0x800 | 0x80000;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int ConnectionAborted = 103;

    /// <summary>A sockaddr_in6, the longer one: family, port, flow, address, scope.</summary>
    private const int AddressBytes = 28;
    private const int InternetV4 = 2;

    private readonly Socket _socket;
    private readonly IListenerGate _gate;
    private readonly Action<DescriptorHandle, IPAddress> _adopt;

    public EpollListener(Socket socket, IListenerGate gate, Action<DescriptorHandle, IPAddress> adopt)
    {
        (_socket, _gate, _adopt) = (socket, gate, adopt);
        socket.Blocking = false;
        socket.NoDelay = true;
    }

    public int Descriptor => (int)_socket.SafeHandle.DangerousGetHandle();

    /// <summary>The number under which the loop knows it.</summary>
    public int Number { get; set; }

    /// <summary>Accepts those who wait; the kernel tells again if there are more.</summary>
    /// <returns>False when that failed, and is to be tried again later.</returns>
    public bool AcceptSome()
    {
        Span<byte> address = stackalloc byte[AddressBytes];
        for (var i = 0; i < AtOnce; i++)
        {
            var length = AddressBytes;
            var accepted = NativeMethods.accept4(_socket.SafeHandle, ref address[0], ref length, NonBlockingCloseOnExec);
            if (!accepted.IsInvalid)
            {
                Admit(accepted, AddressOf(address));
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            accepted.Dispose();
            if (error == WouldBlock)
                return true;
            if (error is Interrupted or ConnectionAborted)
                continue; // The client was gone before it was accepted.

            _gate.Failed(Marshal.GetPInvokeErrorMessage(error));
            return false;
        }

        return true;
    }

    private void Admit(DescriptorHandle socket, IPAddress address)
    {
        if (_gate.TryEnter(address))
            _adopt(socket, address);
        else
            socket.Dispose();
    }

    private static IPAddress AddressOf(ReadOnlySpan<byte> address) => MemoryMarshal.Read<ushort>(address) == InternetV4
        ? new IPAddress(address.Slice(4, 4))
        : new IPAddress(address.Slice(8, 16), MemoryMarshal.Read<uint>(address[24..]));
}
