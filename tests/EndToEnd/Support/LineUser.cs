using ChatCore.Protocol;

namespace EndToEnd.Support;

/// <summary>A user who writes and reads the protocol's own lines, and remembers what came.</summary>
internal sealed class LineUser : IAsyncDisposable
{
    private readonly LineClient _client;
    private readonly ObservedList<Message> _heard;

    private LineUser(LineClient client, ObservedList<Message> heard) => (_client, _heard) = (client, heard);

    public static async Task<LineUser> JoinAsync(ServerProcess server, string nick, string channel, CancellationToken cancellationToken)
    {
        var heard = new ObservedList<Message>();
        return new LineUser(await LineClient.JoinAsync(server.Address, nick, channel, heard.Add, cancellationToken), heard);
    }

    public IReadOnlyList<Message> Heard => _heard.Snapshot();

    public Task SendAsync(string line, CancellationToken cancellationToken) => _client.SendAsync(line, cancellationToken);

    /// <summary>Waits for a line of this verb with all these parts, or for so many of them, from the first that ever came on.</summary>
    public async Task<Message> HearsAsync(string verb, string[] parts, CancellationToken cancellationToken, int times = 1)
    {
        var all = await _heard.WaitUntilAsync(heard => heard.Count(message => IsSo(message, verb, parts)) >= times, cancellationToken);
        return all.Last(message => IsSo(message, verb, parts));
    }

    /// <summary>Asks, and gives what came up to and with the numeric that ends the answer.</summary>
    public async Task<IReadOnlyList<Message>> AskAsync(string line, string lastNumeric, CancellationToken cancellationToken)
    {
        var before = _heard.Count;
        await SendAsync(line, cancellationToken);
        await _heard.WaitForAsync(message => message.Verb == lastNumeric, cancellationToken, from: before);
        return [.. _heard.Snapshot().Skip(before)];
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private static bool IsSo(Message message, string verb, string[] parts)
    {
        var line = message.ToString();
        return message.Verb == verb && parts.All(part => line.Contains(part, StringComparison.Ordinal));
    }
}
