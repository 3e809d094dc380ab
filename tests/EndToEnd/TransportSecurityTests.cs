using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ChatCore.Protocol;
using EndToEnd.Support;

namespace EndToEnd;

public sealed class TransportSecurityTests : EndToEndTest
{
    [Fact(Timeout = TestTime.Short)]
    public async Task Tls_1_2_is_refused()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address, Stop);
        await using var stream = new SslStream(socket.GetStream());

        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
#pragma warning disable CA5398 // The old version is named because it has to be refused.
            EnabledSslProtocols = SslProtocols.Tls12,
#pragma warning restore CA5398
#pragma warning disable CA5359 // Any certificate would do: the handshake must not get that far.
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        };
        var refusal = await Record.ExceptionAsync(() => stream.AuthenticateAsClientAsync(options, Stop));
        Assert.True(refusal is AuthenticationException or IOException, $"Expected a refusal, got: {refusal?.ToString() ?? "a TLS 1.2 connection"}");
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task Plain_text_is_refused()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address, Stop);
        var stream = socket.GetStream();
        await stream.WriteAsync("NICK mallory\r\nUSER mallory 0 * :mallory\r\n"u8.ToArray(), Stop);

        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, Stop);
        }
        catch (IOException)
        {
            // A reset is a refusal as good as a close.
        }

        Assert.DoesNotContain("mallory", Encoding.Latin1.GetString(answer.ToArray()), StringComparison.Ordinal);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task An_altered_byte_on_the_way_to_the_server_ends_the_connection_with_nothing_delivered()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var proxy = new TamperingProxy(server.Address);
        var heard = new ObservedList<Message>();
        await using var listener = await LineClient.JoinAsync(server.Address, "listener", "#room", heard.Add, Stop);
        await using var speaker = await LineClient.JoinAsync(proxy.Address, "speaker", "#room", _ => { }, Stop);

        proxy.AlterNextToServer();
        await speaker.SendAsync("PRIVMSG #room :altered on its way", Stop);

        await Assert.ThrowsAnyAsync<Exception>(() => speaker.Ended.WaitAsync(Stop));
        await heard.WaitForAsync(message => message is { Verb: Verbs.Quit, Source.Nick: "speaker" }, Stop);
        Assert.DoesNotContain(heard.Snapshot(), message => message.Verb == Verbs.PrivMsg);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task An_altered_byte_on_the_way_to_a_client_ends_the_connection_with_nothing_delivered()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var proxy = new TamperingProxy(server.Address);
        var heard = new ObservedList<Message>();
        await using var speaker = await LineClient.JoinAsync(server.Address, "speaker", "#room", _ => { }, Stop);
        await using var listener = await LineClient.JoinAsync(proxy.Address, "listener", "#room", heard.Add, Stop);

        proxy.AlterNextToClient();
        await speaker.SendAsync("PRIVMSG #room :altered on its way", Stop);

        await Assert.ThrowsAnyAsync<Exception>(() => listener.Ended.WaitAsync(Stop));
        Assert.DoesNotContain(heard.Snapshot(), message => message.Verb == Verbs.PrivMsg);
    }
}
