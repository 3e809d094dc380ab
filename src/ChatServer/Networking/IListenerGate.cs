using System.Net;

namespace ChatServer.Networking;

/// <summary>What a transport asks of whoever opened the socket that it accepts connections at.</summary>
internal interface IListenerGate
{
    /// <summary>How connections are protected from now on: whether they are stays the same, the certificate may be another.</summary>
    ListenerSecurity Security { get; }

    /// <summary>Counts a client in. False: there are too many, and the connection is closed unheard.</summary>
    bool TryEnter(IPAddress address);

    /// <summary>Accepting failed, and is tried again after a pause.</summary>
    void Failed(string why);
}
