using System.Runtime.InteropServices;
using ChatServer.Configuration;

namespace ChatServer.Networking.OpenSsl;

/// <summary>
/// What all TLS connections of a listener share: TLS 1.3 alone, no tickets, no cache, the certificate; a client's certificate is asked for,
/// not needed, and any is taken, because it only has to be the same one next time.
/// </summary>
internal sealed unsafe class TlsContext : IDisposable
{
    private const int SetMode = 33;
    private const int SetReadAhead = 41;
    private const int SetSessionCacheMode = 44;
    private const int SetMinProtocol = 123;
    private const int SetMaxProtocol = 124;
    private const int Tls13 = 0x0304;
    private const int PartialWrite = 0x01;
    private const int MovingWriteBuffer = 0x02;
    private const int ReleaseBuffers = 0x10;
    private const ulong IgnoreUnexpectedEof = 1UL << 7;
    private const ulong NoTicket = 1UL << 14;
    private const ulong NoRenegotiation = 1UL << 30;
    private const int PemFile = 1;
    private const int VerifyPeer = 1;
    private const int AlpnAccepted = 0;
    private const int AlpnRefused = 2;

    /// <exception cref="ConfigurationException">OpenSSL cannot use the certificate.</exception>
    public TlsContext(ServerCertificate certificate)
    {
        Handle = NativeMethods.SSL_CTX_new(NativeMethods.TLS_server_method());
        _ = NativeMethods.SSL_CTX_ctrl(Handle, SetMinProtocol, Tls13, 0);
        _ = NativeMethods.SSL_CTX_ctrl(Handle, SetMaxProtocol, Tls13, 0);
        _ = NativeMethods.SSL_CTX_ctrl(Handle, SetMode, PartialWrite | MovingWriteBuffer | ReleaseBuffers, 0);
        _ = NativeMethods.SSL_CTX_ctrl(Handle, SetReadAhead, 1, 0); // A record's header and body in one system call.
        _ = NativeMethods.SSL_CTX_ctrl(Handle, SetSessionCacheMode, 0, 0);
        _ = NativeMethods.SSL_CTX_set_options(Handle, NoTicket | NoRenegotiation | IgnoreUnexpectedEof);
        _ = NativeMethods.SSL_CTX_set_num_tickets(Handle, 0);
        NativeMethods.SSL_CTX_set_verify(Handle, VerifyPeer, &AcceptAnyClient);
        NativeMethods.SSL_CTX_set_alpn_select_cb(Handle, &SelectProtocol, 0);

        if (NativeMethods.SSL_CTX_use_certificate_chain_file(Handle, certificate.Path) == 1
            && NativeMethods.SSL_CTX_use_PrivateKey_file(Handle, certificate.KeyPath, PemFile) == 1
            && NativeMethods.SSL_CTX_check_private_key(Handle) == 1)
            return;

        Handle.Dispose();
        throw new ConfigurationException(
            $"The certificate '{certificate.Path}' with the key '{certificate.KeyPath}' cannot be used: {OpenSslLibrary.TakeError()}");
    }

    public SslContextHandle Handle { get; }

    public void Dispose() => Handle.Dispose();

    [UnmanagedCallersOnly]
    private static int AcceptAnyClient(int isVerified, nint store) => 1;

    /// <summary>A client that names protocols (RFC 7301) has to name <c>irc</c>.</summary>
    [UnmanagedCallersOnly]
    private static int SelectProtocol(nint ssl, byte** selected, byte* selectedLength, byte* offered, uint offeredLength, nint argument)
    {
        var list = new ReadOnlySpan<byte>(offered, (int)offeredLength);
        for (var at = 0; at < list.Length && at + 1 + list[at] <= list.Length; at += 1 + list[at])
        {
            if (!list.Slice(at + 1, list[at]).SequenceEqual("irc"u8))
                continue;

            *selected = offered + at + 1;
            *selectedLength = list[at];
            return AlpnAccepted;
        }

        return AlpnRefused;
    }
}
