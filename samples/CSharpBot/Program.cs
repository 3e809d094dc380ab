using System.Globalization;
using ChatCore.Client;
using ChatCore.Security;

// A bot that joins a channel and answers !ping and !time. Usage: CSharpBot HOST PORT FINGERPRINT [CHANNEL [NICK]]
if (args is not [var host, var port, var fingerprint, ..] || !Fingerprint.TryParse(fingerprint, out var expected))
{
    Console.Error.WriteLine("usage: CSharpBot HOST PORT FINGERPRINT [CHANNEL [NICK]]");
    return 2;
}

var server = new ServerEndpoint(host, int.Parse(port, CultureInfo.InvariantCulture));
var nick = args.ElementAtOrDefault(4) ?? "csbot";
var password = Environment.GetEnvironmentVariable("BOT_PASSWORD"); // of the account with the bot's name; without one it is a guest
var account = password is null ? null : new ClientAccount(nick, password);
var pins = new InMemoryPinStore();
await pins.RememberAsync(server, expected, CancellationToken.None);
await using var client = new ChatClient(
    new ChatClientOptions { Server = server, Nick = nick, Account = account, Channels = [args.ElementAtOrDefault(3) ?? "#lobby"] }, pins);
client.Start();

await foreach (var happened in client.Events.ReadAllAsync())
{
    if (happened is ClientEvent.MessageReceived { Message: { IsOwn: false, Text: "!ping" } ping })
        client.Send(ping.Conversation, "pong");
    else if (happened is ClientEvent.MessageReceived { Message: { IsOwn: false, Text: "!time" } time })
        client.Send(time.Conversation, DateTimeOffset.Now.ToString("T", CultureInfo.InvariantCulture));
    else if (happened is ClientEvent.StateChanged { State: ConnectionState.Stopped stopped })
        Console.Error.WriteLine(stopped.Reason);
}

return 1; // It goes on for ever, unless the server refuses it or shows another certificate.
