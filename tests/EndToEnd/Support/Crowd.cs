using System.Globalization;
using ChatCore.Protocol;

namespace EndToEnd.Support;

/// <summary>Many clients in one channel. The first few speak, the others listen and remember what they heard, in order.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const string Channel = "#crowd";
    private const int HandshakesAtOnce = 32;

    private readonly LineClient?[] _clients;
    private readonly int _speakers;
    private readonly List<string>[] _heard;
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _expected;
    private int _delivered;

    private Crowd(int clients, int speakers, int messages)
    {
        _clients = new LineClient?[clients];
        _speakers = speakers;
        _heard = [.. Enumerable.Range(0, clients).Select(_ => new List<string>())];
        _expected = messages * (clients - 1);
    }

    /// <summary>What each of those who only listen has heard.</summary>
    public IEnumerable<IReadOnlyList<string>> Heard => _heard.Skip(_speakers);

    /// <summary>Fills the channel. So many messages will be sent, by all speakers together.</summary>
    public static async Task<Crowd> GatherAsync(ServerProcess server, int clients, int speakers, int messages, CancellationToken cancellationToken)
    {
        var crowd = new Crowd(clients, speakers, messages);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = HandshakesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, clients, limits, async (index, stop) =>
        {
            var nick = string.Create(CultureInfo.InvariantCulture, $"crowd{index}");
            crowd._clients[index] = await LineClient.JoinAsync(server.Address, nick, Channel, message => crowd.Hear(index, message), stop);
        });
        return crowd;
    }

    /// <summary>The speakers say all of these at once, each its share one after the other.</summary>
    public Task SayAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, _speakers).Select(async speaker =>
        {
            for (var number = speaker; number < texts.Count; number += _speakers)
                await _clients[speaker]!.SendAsync($"PRIVMSG {Channel} :{texts[number]}", cancellationToken);
        }));

    /// <summary>Waits until every message has reached everybody but its speaker.</summary>
    public Task HasHeardAllAsync(CancellationToken cancellationToken) => _complete.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.OfType<LineClient>())
            await client.DisposeAsync();
    }

    /// <summary>Called by one client's reader at a time.</summary>
    private void Hear(int client, Message message)
    {
        if (message.Verb != Verbs.PrivMsg || message[0] != Channel)
            return;

        _heard[client].Add(message[1]);
        if (Interlocked.Increment(ref _delivered) == _expected)
            _complete.TrySetResult();
    }
}
