using System.Diagnostics;
using System.Globalization;
using System.Net;
using ChatCore.Protocol;

namespace ChatBench;

/// <summary>
/// Many clients in one channel; some of them send. Every message has to reach every other client once, and all in the same order.
/// </summary>
public sealed record FanoutScenario
{
    private const string Channel = "#fanout";

    /// <summary>Where the server listens.</summary>
    public required IPEndPoint Server { get; init; }

    /// <summary>How many clients are in the channel.</summary>
    public int Clients { get; init; } = 1000;

    /// <summary>How many of them send, at least 1.</summary>
    public int Senders { get; init; } = 4;

    /// <summary>How many messages are sent, by all senders together.</summary>
    public int Messages { get; init; } = 100;

    /// <summary>How many messages of one sender may be on their way at once.</summary>
    public int Window { get; init; } = 8;

    /// <summary>How many connections are made at once.</summary>
    public int Handshakes { get; init; } = 32;

    /// <summary>When nothing arrives for this long, what is missing counts as lost.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The server's process, to measure what it uses; null to leave that out.</summary>
    public int? ServerProcessId { get; init; }

    /// <summary>Runs the scenario once.</summary>
    public async Task<FanoutResult> RunAsync(CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Senders, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Clients, Senders);
        var board = new DeliveryBoard(Clients, Senders, Messages);
        var clients = new LoadClient?[Clients];
        try
        {
            await ConnectAsync(clients, board, cancellationToken);
            var cpuBefore = ProcessorTime();
            var began = Stopwatch.GetTimestamp();
            var sending = Enumerable.Range(0, Senders).Select(sender => SendAsync(clients[sender]!, sender, board, cancellationToken));
            await Task.WhenAll([.. sending, board.WaitAsync(Patience, cancellationToken)]);
            var elapsed = Stopwatch.GetElapsedTime(began);
            return board.Result(elapsed, ProcessorTime() - cpuBefore);
        }
        finally
        {
            foreach (var client in clients.OfType<LoadClient>())
                await client.DisposeAsync();
        }
    }

    private Task ConnectAsync(LoadClient?[] clients, DeliveryBoard board, CancellationToken cancellationToken) => Parallel.ForAsync(
        0,
        Clients,
        new ParallelOptions { MaxDegreeOfParallelism = Handshakes, CancellationToken = cancellationToken },
        async (index, stop) =>
        {
            var nick = string.Create(CultureInfo.InvariantCulture, $"load{index}");
            clients[index] = await LoadClient.JoinAsync(Server, nick, Channel, message => Receive(board, index, message), stop);
        });

    private static void Receive(DeliveryBoard board, int receiver, Message message)
    {
        if (message.Verb == Verbs.PrivMsg && message[0] == Channel)
            board.Delivered(receiver, message[1]);
    }

    private async Task SendAsync(LoadClient client, int sender, DeliveryBoard board, CancellationToken cancellationToken)
    {
        for (var number = 0; number < board.MessagesOf(sender); number++)
        {
            if (!await board.WaitForWindowAsync(sender, number - Window, Patience, cancellationToken))
                return;   // What is missing is counted as lost.

            await client.SendAsync($"PRIVMSG {Channel} :{DeliveryBoard.Text(sender, number)}", cancellationToken);
        }
    }

    private TimeSpan ProcessorTime()
    {
        if (ServerProcessId is not { } id)
            return TimeSpan.Zero;

        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }
}
