using System.Threading.Channels;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>Looks history up beside the chat, a few lookups at a time; each answer re-enters the engine as an input.</summary>
internal sealed class HistoryReader(IEventStore store, ChannelWriter<EngineInput> engine, ILogger<HistoryReader> logger)
{
    private const int Workers = 4;

    /// <summary>A connection waits for its lookup before its next command runs: the number of connections is the bound.</summary>
    private readonly Channel<HistoryLookup> _lookups = Channel.CreateUnbounded<HistoryLookup>();

    /// <summary>Queues a lookup. It will see everything that is stored by now.</summary>
    public void Begin(HistoryLookup lookup) => _lookups.Writer.TryWrite(lookup);

    /// <summary>No more lookups will come.</summary>
    public void Complete() => _lookups.Writer.Complete();

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync()));

    private async Task WorkAsync()
    {
        await foreach (var lookup in _lookups.Reader.ReadAllAsync())
        {
            var answered = new HistoryAnswered(lookup, await TryReadAsync(lookup));
            while (await engine.WaitToWriteAsync())
            {
                if (engine.TryWrite(answered))
                    break;
            }
        }
    }

    private async Task<IReadOnlyList<LogEntry>?> TryReadAsync(HistoryLookup lookup)
    {
        try
        {
            return await store.ReadAsync(lookup.Request.Query, CancellationToken.None);
        }
        catch (Exception failure)
        {
            EngineLog.NotRead(logger, failure);
            return null;
        }
    }
}
