using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using ChatCore.Protocol;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>
/// A registered TLS client without any comfort: it reads all the time, answers PING and hands every other line to its owner. It takes
/// any certificate, for the test started the server itself.
/// </summary>
internal sealed class LineClient : IAsyncDisposable
{
    private const int LineBytes = 512;
    private const int TagBytes = 8191;

    private readonly SslStream _stream;
    private readonly Action<Message> _received;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private LineClient(SslStream stream, Action<Message> received) => (_stream, _received) = (stream, received);

    /// <summary>Ends when the server has ended the connection, with what was wrong when it was not this client's wish.</summary>
    public Task Ended => _reading;

    /// <summary>Connects, registers and joins the channel.</summary>
    public static async Task<LineClient> JoinAsync(
        IPEndPoint server, string nick, string channel, Action<Message> received, CancellationToken cancellationToken)
    {
        var client = new LineClient(await OpenAsync(server, cancellationToken), received);
        client._reading = client.ReadAsync();
        try
        {
            await client.SendAsync($"NICK {nick}\r\nUSER {nick} 0 * :{nick}", cancellationToken);
            await client._welcomed.Task.WaitAsync(cancellationToken);
            await client.SendAsync($"JOIN {channel}", cancellationToken);
            await client._joined.Task.WaitAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes one line, or several with CR LF between them.</summary>
    public async Task SendAsync(string line, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);   // It ends because the stream did.
        _writing.Dispose();
    }

    private static async Task<SslStream> OpenAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = server.Address.ToString(),
                    EnabledSslProtocols = TlsSettings.Protocols,
#pragma warning disable CA5359 // Said in the summary: it is the test's own server.
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
                },
                cancellationToken);
            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[4096];
        var framer = new LineFramer(LineBytes, TagBytes);
        try
        {
            int count;
            while ((count = await _stream.ReadAsync(buffer)) > 0)
            {
                foreach (var message in Parse(framer, buffer.AsSpan(0, count)))
                    await TakeAsync(message);
            }

            throw new IOException("The server closed the connection.");
        }
        catch (Exception failure)
        {
            _welcomed.TrySetException(failure);
            _joined.TrySetException(failure);
            throw;
        }
    }

    private static List<Message> Parse(LineFramer framer, ReadOnlySpan<byte> input)
    {
        var messages = new List<Message>();
        while (framer.TryReadLine(ref input, out var line) is var result && result != FrameResult.Incomplete)
        {
            if (result == FrameResult.Line && MessageParser.TryParse(line, out var message) == ParseError.None)
                messages.Add(message!);
        }

        return messages;
    }

    private async Task TakeAsync(Message message)
    {
        switch (message.Verb)
        {
            case Verbs.Ping:
                await SendAsync($"PONG :{message[0]}", CancellationToken.None);
                break;
            case "001":
                _welcomed.TrySetResult();
                break;
            case "366":
                _joined.TrySetResult();
                break;
            case Verbs.Error:
                throw new IOException($"The server ended the connection: {message[0]}");
            default:
                _received(message);
                break;
        }
    }
}
