using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ChatServer.Networking.OpenSsl;

/// <summary>The functions of OpenSSL and Linux that the transport calls. The only unsafe code of the server is in this folder.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Ssl = "webchat-libssl";
    private const string Crypto = "webchat-libcrypto";
    private const string C = "libc";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    // OpenSSL: contexts

    [LibraryImport(Ssl)]
    public static partial nint TLS_server_method();

    [LibraryImport(Ssl)]
    public static partial SslContextHandle SSL_CTX_new(nint method);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_ctrl(SslContextHandle context, int command, nint value, nint pointer);

    [LibraryImport(Ssl)]
    public static partial ulong SSL_CTX_set_options(SslContextHandle context, ulong options);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_set_num_tickets(SslContextHandle context, nuint count);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_use_certificate_chain_file(SslContextHandle context, string path);

    [LibraryImport(Ssl, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SSL_CTX_use_PrivateKey_file(SslContextHandle context, string path, int type);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_check_private_key(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_verify(SslContextHandle context, int mode, delegate* unmanaged<int, nint, int> callback);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_alpn_select_cb(
        SslContextHandle context, delegate* unmanaged<nint, byte**, byte*, byte*, uint, nint, int> callback, nint argument);

    // OpenSSL: connections

    [LibraryImport(Ssl)]
    public static partial SslHandle SSL_new(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial void SSL_free(nint ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_set_fd(SslHandle ssl, int descriptor);

    [LibraryImport(Ssl)]
    public static partial int SSL_accept(SslHandle ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_read(SslHandle ssl, ref byte buffer, int length);

    [LibraryImport(Ssl)]
    public static partial int SSL_write(SslHandle ssl, ref readonly byte buffer, int length);

    [LibraryImport(Ssl), SuppressGCTransition]
    public static partial int SSL_has_pending(SslHandle ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_shutdown(SslHandle ssl);

    [LibraryImport(Ssl)]
    public static partial int SSL_get_error(SslHandle ssl, int result);

    [LibraryImport(Ssl)]
    public static partial nint SSL_get1_peer_certificate(SslHandle ssl);

    /// <summary>TLSEXT_NAMETYPE_host_name.</summary>
    public const int HostName = 0;

    [LibraryImport(Ssl)]
    public static partial nint SSL_get_servername(SslHandle ssl, int type);

    // OpenSSL: certificates and errors

    [LibraryImport(Crypto)]
    public static partial nint EVP_sha256();

    [LibraryImport(Crypto)]
    public static partial int X509_digest(nint certificate, nint algorithm, ref byte hash, out uint length);

    [LibraryImport(Crypto)]
    public static partial void X509_free(nint certificate);

    /// <summary>It only resets a few fields: the switch around a call would cost more than the call.</summary>
    [LibraryImport(Crypto), SuppressGCTransition]
    public static partial void ERR_clear_error();

    [LibraryImport(Crypto)]
    public static partial nuint ERR_get_error();

    [LibraryImport(Crypto)]
    public static partial nint ERR_reason_error_string(nuint error);

    [LibraryImport(Crypto)]
    public static partial nuint OpenSSL_version_num();

    // Linux

    [LibraryImport(C, SetLastError = true)]
    public static partial DescriptorHandle epoll_create1(int flags);

    [LibraryImport(C, SetLastError = true)]
    public static partial int epoll_ctl(DescriptorHandle epoll, int operation, int descriptor, ref byte epollEvent);

    [LibraryImport(C, SetLastError = true)]
    public static partial int epoll_wait(DescriptorHandle epoll, ref byte events, int count, int timeoutMilliseconds);

    [LibraryImport(C, SetLastError = true)]
    public static partial DescriptorHandle eventfd(uint value, int flags);

    [LibraryImport(C, SetLastError = true)]
    public static partial nint read(DescriptorHandle descriptor, ref ulong value, nuint length);

    [LibraryImport(C, SetLastError = true)]
    public static partial nint write(DescriptorHandle descriptor, ref readonly ulong value, nuint length);

    [LibraryImport(C)]
    public static partial int close(int descriptor);

    [LibraryImport(C, SetLastError = true)]
    public static partial DescriptorHandle accept4(SafeSocketHandle listening, ref byte address, ref int length, int flags);

    [LibraryImport(C)]
    public static partial int shutdown(DescriptorHandle socket, int how);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        Ssl => NativeLibrary.Load("libssl.so.3", assembly, path),
        Crypto => NativeLibrary.Load("libcrypto.so.3", assembly, path),
        _ => 0,
    };
}
