using System.Net;

namespace ChatServer.Networking.OpenSsl;

/// <summary>A connection on its way to the loop that will own it.</summary>
/// <param name="Socket">Its socket, which does not block.</param>
/// <param name="Address">The client's address, which is counted already.</param>
/// <param name="Context">The certificate that it is shown.</param>
/// <param name="Acceptor">Who is asked for its handler.</param>
internal readonly record struct AcceptedConnection(DescriptorHandle Socket, IPAddress Address, TlsContext Context, IConnectionAcceptor Acceptor)
{
    /// <summary>It is not to be served after all.</summary>
    public void Refuse()
    {
        Socket.Dispose();
        Acceptor.Released(Address);
    }
}
