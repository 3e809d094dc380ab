using System.Globalization;
using ChatCore.Client;
using ChatCore.Security;

// A bot in 30 lines: joins a channel and answers !ping and !time. Usage: CSharpBot HOST PORT FINGERPRINT [CHANNEL]
if (args is not [var host, var port, var fingerprint, ..] || !Fingerprint.TryParse(fingerprint, out var expected))
{
    Console.Error.WriteLine("usage: CSharpBot HOST PORT FINGERPRINT [CHANNEL]");
    return 2;
}

var server = new ServerEndpoint(host, int.Parse(port, CultureInfo.InvariantCulture));
var pins = new InMemoryPinStore();
await pins.RememberAsync(server, expected, CancellationToken.None);
await using var client = new ChatClient(new ChatClientOptions { Server = server, Nick = "csbot", Channels = [args.ElementAtOrDefault(3) ?? "#lobby"] }, pins);
client.Start();

await foreach (var happened in client.Events.ReadAllAsync())
{
    switch (happened)
    {
        case ClientEvent.MessageReceived { Message: { IsOwn: false, Text: "!ping" } message }:
            client.Send(message.Conversation, "pong");
            break;
        case ClientEvent.MessageReceived { Message: { IsOwn: false, Text: "!time" } message }:
            client.Send(message.Conversation, DateTimeOffset.Now.ToString("T", CultureInfo.InvariantCulture));
            break;
        case ClientEvent.StateChanged { State: ConnectionState.Stopped stopped }:
            Console.Error.WriteLine(stopped.Reason);
            break;
    }
}

return 0;
