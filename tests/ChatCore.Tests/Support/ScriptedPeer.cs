using System.Net.Security;
using System.Text;
using ChatCore.Protocol;

namespace ChatCore.Tests.Support;

/// <summary>The server's end of one connection: reads what the client says, and says what the test wants.</summary>
internal sealed class ScriptedPeer(SslStream stream) : IAsyncDisposable
{
    public const string AllCapabilities =
        "message-tags server-time echo-message batch labeled-response draft/chathistory cap-notify multi-prefix away-notify";

    private readonly StreamReader _reader = new(stream, Encoding.UTF8);

    /// <summary>The certificate that the client showed.</summary>
    public string? ClientCertificateHash => stream.RemoteCertificate?.GetCertHashString();

    /// <summary>The next line; null at the end of the connection.</summary>
    public async Task<string?> ReadLineAsync()
    {
        try
        {
            return await _reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WithinDeadline("a line from the client");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The next line as a message.</summary>
    public async Task<Message> ReadAsync()
    {
        var line = await ReadLineAsync();
        Assert.NotNull(line);
        Assert.Equal(ParseError.None, MessageParser.TryParse(Encoding.UTF8.GetBytes(line), out var message));
        return message!;
    }

    /// <summary>The next line must have this verb.</summary>
    public async Task<Message> ExpectAsync(string verb)
    {
        var message = await ReadAsync();
        Assert.True(message.Verb == verb, $"Expected {verb}, got: {message}");
        return message;
    }

    /// <summary>The next line must be exactly this one, apart from its tags.</summary>
    public async Task<Message> ExpectLineAsync(string line)
    {
        var message = await ReadAsync();
        Assert.Equal(line, message.WithTags(default).ToString());
        return message;
    }

    public async Task SendAsync(params string[] lines)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), TestContext.Current.CancellationToken);
    }

    /// <summary>Welcomes the client in the usual way.</summary>
    public async Task<string> RegisterAsync(string capabilities = AllCapabilities, string support = "PREFIX=(ov)@+ CHATHISTORY=100")
    {
        await ExpectLineAsync("CAP LS 302");
        var nick = (await ExpectAsync("NICK"))[0];
        await ExpectAsync("USER");
        await SendAsync($":srv CAP * LS :{capabilities}");
        var request = await ExpectAsync("CAP");
        if (request[0] == "REQ")
        {
            await SendAsync($":srv CAP * ACK :{request[1]}");
            request = await ExpectAsync("CAP");
        }

        Assert.Equal("END", request[0]);
        await WelcomeAsync(nick, support);
        return nick;
    }

    public Task WelcomeAsync(string nick, string support = "PREFIX=(ov)@+ CHATHISTORY=100") => SendAsync(
        $":srv 001 {nick} :Welcome",
        $":srv 005 {nick} CHANTYPES=# {support} :are supported by this server",
        $":srv 422 {nick} :No message of the day");

    /// <summary>Answers the client's JOIN, and what it then asks of the history.</summary>
    public async Task JoinAsync(string nick, string channel, params string[] history)
    {
        await ExpectLineAsync($"JOIN {channel}");
        await SendJoinedAsync(nick, channel);
        await AnswerHistoryAsync(channel, history);
    }

    public Task SendJoinedAsync(string nick, string channel) => SendAsync(
        $":{nick}!{nick}@host JOIN {channel}",
        $":srv 353 {nick} = {channel} :@{nick} +bob",
        $":srv 366 {nick} {channel} :End of /NAMES list");

    /// <summary>Answers the next line, which must be CHATHISTORY about this conversation, with these lines.</summary>
    public async Task<Message> AnswerHistoryAsync(string conversation, params string[] lines)
    {
        var request = await ExpectAsync("CHATHISTORY");
        Assert.Equal(conversation, request[1]);
        await SendAsync(
        [
            $"@label={request.Tags.Find("label")} :srv BATCH +h chathistory {conversation}",
            .. lines.Select(line => line.StartsWith('@') ? $"@batch=h;{line[1..]}" : $"@batch=h {line}"),
            ":srv BATCH -h",
        ]);
        return request;
    }

    /// <summary>Reads a message of the client and echoes it, stored under an id.</summary>
    public async Task<Message> StoreAsync(string nick, string id)
    {
        var said = await ReadAsync();
        Assert.True(said.Verb is "PRIVMSG" or "NOTICE", $"Expected a message, got: {said}");
        await EchoAsync(said, nick, id);
        return said;
    }

    public Task EchoAsync(Message said, string nick, string id) => SendAsync(
        $"@label={said.Tags.Find("label")};msgid={id};+webchat/id={said.Tags.Find("+webchat/id")} :{nick}!{nick}@host {said.Verb} {said[0]} :{said[1]}");

    /// <summary>The client must have ended the connection, with nothing more to say.</summary>
    public async Task ExpectEndAsync() => Assert.Null(await ReadLineAsync());

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
