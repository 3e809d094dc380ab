using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ChatCore.Protocol;

namespace ChatServer.Networking.OpenSsl;

/// <summary>One connection of an <see cref="EpollLoop"/>. Everything but what is marked as callable from anywhere happens in its loop.</summary>
internal sealed class TlsConnection : ITransportConnection
{
    private const int WantRead = 2;
    private const int WantWrite = 3;
    private const int PeerClosed = 6;

    /// <summary>SHUT_WR.</summary>
    private const int StopSending = 1;

    private readonly EpollLoop _loop;
    private readonly DescriptorHandle _socket;
    private readonly SslHandle _ssl;
    private readonly IConnectionAcceptor _acceptor;

    private Phase _phase = Phase.Handshaking;
    private EpollEvents _watched = EpollEvents.Readable;
    private IConnectionHandler? _handler;

    /// <summary>What was taken to be written and the socket did not take; rented.</summary>
    private ArraySegment<byte> _unwritten;
    private bool _isReadingPaused;
    private bool _saidGoodbye;

    /// <summary>What others asked for since the loop last looked; a set of <see cref="Request"/>.</summary>
    private int _requests;
    private volatile bool _closeWhenEmpty;

    public TlsConnection(EpollLoop loop, AcceptedConnection accepted, int sendQueueBytes, long deadline)
    {
        (_loop, _socket, _acceptor, HandshakeDeadline) = (loop, accepted.Socket, accepted.Acceptor, deadline);
        RemoteAddress = accepted.Address;
        Outbound = new OutboundBuffer(sendQueueBytes);
        _ssl = NativeMethods.SSL_new(accepted.Context.Handle);
        _ = NativeMethods.SSL_set_fd(_ssl, Descriptor);
    }

    private enum Phase
    {
        Handshaking,
        Accepting,
        Open,
        Closed,
    }

    [Flags]
    internal enum Request
    {
        None = 0,
        Flush = 1,
        Abort = 2,
        Resume = 4,
        Accepted = 8,
    }

    public IPAddress RemoteAddress { get; set; }

    public bool IsSecure => true;

    public string? CertificateFingerprint { get; private set; }

    public string? RequestedHost { get; private set; }

    public OutboundBuffer Outbound { get; }

    /// <summary>The number under which the loop knows it.</summary>
    public int Number { get; set; }

    public int Descriptor => _socket.Number;

    public bool IsHandshaking => _phase == Phase.Handshaking;

    /// <summary>When the handshake has to be done, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long HandshakeDeadline { get; }

    /// <summary>Callable from anywhere.</summary>
    public void Flush() => Ask(Request.Flush);

    /// <summary>Has what waits written with the round that its loop is given next. Called by whoever begins the rounds.</summary>
    public void JoinRound() => _loop.Gather(this);

    /// <summary>Callable from anywhere.</summary>
    public void CloseAfterFlush()
    {
        _closeWhenEmpty = true;
        Ask(Request.Flush);
    }

    /// <summary>Callable from anywhere.</summary>
    public void Abort() => Ask(Request.Abort);

    /// <summary>Something happened to the socket.</summary>
    public void OnEvents(EpollEvents events)
    {
        if (_phase == Phase.Handshaking)
        {
            ShakeHands();
            return;
        }

        if ((events & EpollEvents.Writable) != 0)
            WriteAll();
        if (_phase == Phase.Open && (events & ~EpollEvents.Writable) != 0)
            ReadSome();
        else if (_phase == Phase.Accepting && (events & (EpollEvents.Error | EpollEvents.HungUp)) != 0)
            Close("Connection lost");
    }

    /// <summary>Others asked for something, or its turn in a round has come.</summary>
    public void OnRequests()
    {
        var requests = Volatile.Read(ref _requests) == 0 ? Request.None : (Request)Interlocked.Exchange(ref _requests, 0);
        if (_phase == Phase.Closed)
            return;

        if ((requests & Request.Abort) != 0)
        {
            Close("Connection lost");
            return;
        }

        if ((requests & Request.Accepted) != 0)
            BeginReading();
        if ((requests & Request.Resume) != 0)
            Resume();
        if (_phase == Phase.Open)
            WriteAll();
    }

    /// <summary>Ends the connection and tells its handler. Once.</summary>
    public void Close(string reason)
    {
        if (_phase == Phase.Closed)
            return;

        _phase = Phase.Closed;
        _loop.Forget(this);
        _ssl.Dispose();
        _socket.Dispose();
        Keep([]);
        Outbound.Discard();
        if (_handler is not null)
            _loop.Own(_handler.OnClosedAsync(reason));
        _acceptor.Released(RemoteAddress);
    }

    private void Ask(Request request)
    {
        if (Interlocked.Or(ref _requests, (int)request) == 0)
            _loop.Enqueue(this);
    }

    private void ShakeHands()
    {
        NativeMethods.ERR_clear_error();
        var result = NativeMethods.SSL_accept(_ssl);
        if (result == 1)
        {
            CertificateFingerprint = ReadFingerprint();
            RequestedHost = Marshal.PtrToStringUTF8(NativeMethods.SSL_get_servername(_ssl, NativeMethods.HostName));
            AskAcceptor();
            return;
        }

        switch (NativeMethods.SSL_get_error(_ssl, result))
        {
            case WantRead:
                Watch(EpollEvents.Readable);
                break;
            case WantWrite:
                Watch(EpollEvents.Writable);
                break;
            default:
                _loop.HandshakeFailed(RemoteAddress, OpenSslLibrary.TakeError());
                Close("No TLS");
                break;
        }
    }

    /// <summary>Mostly the answer is there at once. If not, the client waits until the loop hears of it.</summary>
    private void AskAcceptor()
    {
        _phase = Phase.Accepting;
        var accepting = _acceptor.AcceptAsync(this, _loop.Stopping);
        if (!accepting.IsCompletedSuccessfully)
        {
            Watch(EpollEvents.None);
            _loop.Own(AwaitAcceptorAsync(accepting));
            return;
        }

        _handler = accepting.Result;
        if (_handler is null)
            Close("Connection lost");
        else
            BeginReading();
    }

    private async ValueTask AwaitAcceptorAsync(ValueTask<IConnectionHandler?> accepting)
    {
        _handler = await accepting;
        Ask(_handler is null ? Request.Abort : Request.Accepted);
    }

    /// <summary>What came together with the end of the handshake is in OpenSSL's buffer already; of all else the kernel tells.</summary>
    private void BeginReading()
    {
        _phase = Phase.Open;
        Watch(EpollEvents.Readable);
        WriteAll();
        if (_phase == Phase.Open && NativeMethods.SSL_has_pending(_ssl) == 1)
            ReadSome();
    }

    /// <summary>Takes what one record holds; the kernel tells again if there is more.</summary>
    private void ReadSome()
    {
        do
        {
            if (_isReadingPaused)
                return;

            var buffer = _loop.ReadBuffer;
            NativeMethods.ERR_clear_error();
            var count = NativeMethods.SSL_read(_ssl, ref buffer[0], buffer.Length);
            if (count <= 0)
            {
                var error = NativeMethods.SSL_get_error(_ssl, count);
                if (error is not (WantRead or WantWrite))
                    Close(error == PeerClosed ? "Connection closed" : "Connection lost");
                return;
            }

            HandOver(buffer.AsMemory(0, count));
        }
        while (_phase == Phase.Open && NativeMethods.SSL_has_pending(_ssl) == 1);
    }

    private void HandOver(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var handling = _handler!.OnReceivedAsync(bytes, _loop.Stopping);
            if (handling.IsCompletedSuccessfully)
                return;

            // The bytes are the handler's until it is done: the loop goes on with another buffer, and this client has to wait.
            _isReadingPaused = true;
            Watch(_watched & ~EpollEvents.Readable);
            _loop.Own(ResumeAfterAsync(handling, _loop.LendReadBuffer()));
        }
        catch (ProtocolException broken)
        {
            Close(broken.Message);
        }
    }

    private async ValueTask ResumeAfterAsync(ValueTask handling, byte[] lent)
    {
        try
        {
            await handling;
            Ask(Request.Resume);
        }
        catch (Exception gone) when (gone is ProtocolException or OperationCanceledException)
        {
            Ask(Request.Abort);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    private void Resume()
    {
        _isReadingPaused = false;
        Watch(_watched | EpollEvents.Readable);
        ReadSome();
    }

    private void WriteAll()
    {
        for (var next = TakeNext(); next.Length > 0; next = TakeNext())
        {
            NativeMethods.ERR_clear_error();
            var count = NativeMethods.SSL_write(_ssl, in next[0], next.Length);
            Keep(next[Math.Max(count, 0)..]);
            if (count > 0)
                continue;

            if (NativeMethods.SSL_get_error(_ssl, count) is WantWrite or WantRead)
                Watch(_watched | EpollEvents.Writable);
            else
                Close("Connection lost");
            return;
        }

        Watch(_watched & ~EpollEvents.Writable);
        if (_closeWhenEmpty)
            SayGoodbye();
    }

    /// <summary>What was left the last time, or all that waits and fits into one record.</summary>
    private ReadOnlySpan<byte> TakeNext()
    {
        if (_unwritten.Count > 0)
            return _unwritten;

        return Outbound.IsEmpty ? default : _loop.WriteBuffer.AsSpan(0, Outbound.TakeInto(_loop.WriteBuffer));
    }

    /// <summary>Remembers the end of what <see cref="TakeNext"/> gave. Mostly there is none, and no memory is held.</summary>
    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            OutboundBuffer.Return(_unwritten);
            _unwritten = default;
        }
        else if (_unwritten.Count > 0)
        {
            _unwritten = _unwritten[^rest.Length..];
        }
        else
        {
            _unwritten = new ArraySegment<byte>(ArrayPool<byte>.Shared.Rent(rest.Length), 0, rest.Length);
            rest.CopyTo(_unwritten);
        }
    }

    /// <summary>Says goodbye to TLS, then to TCP, and waits for the client to do the same.</summary>
    private void SayGoodbye()
    {
        if (_saidGoodbye)
            return;

        _saidGoodbye = true;
        NativeMethods.ERR_clear_error();
        _ = NativeMethods.SSL_shutdown(_ssl);
        if (NativeMethods.shutdown(_socket, StopSending) != 0)
            Close("Connection closed"); // The client was faster.
    }

    private void Watch(EpollEvents events)
    {
        if (events == _watched || _phase == Phase.Closed)
            return;

        _watched = events;
        _loop.Watch(this, events);
    }

    private string? ReadFingerprint()
    {
        var certificate = NativeMethods.SSL_get1_peer_certificate(_ssl);
        if (certificate == 0)
            return null;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = NativeMethods.X509_digest(certificate, NativeMethods.EVP_sha256(), ref hash[0], out _);
        NativeMethods.X509_free(certificate);
        return Convert.ToHexStringLower(hash);
    }
}
