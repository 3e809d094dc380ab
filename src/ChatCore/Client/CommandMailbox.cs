using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ChatCore.Client;

/// <summary>Commands on their way from the owner's threads to the client's loop. Bounded: when it is full, more are refused.</summary>
internal sealed class CommandMailbox
{
    public const int Capacity = 1_000;

    private readonly Channel<ClientCommand> _commands = Channel.CreateBounded<ClientCommand>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private Task<bool>? _ready;

    /// <summary>False when the mailbox is full or closed.</summary>
    public bool TryPost(ClientCommand command) => _commands.Writer.TryWrite(command);

    /// <summary>Ends when there is something to take. For the loop alone; asked again it gives the same wait, so that none pile up.</summary>
    public Task WhenReady()
    {
        if (_ready is null or { IsCompleted: true })
            _ready = _commands.Reader.WaitToReadAsync().AsTask();
        return _ready;
    }

    public bool TryTake([NotNullWhen(true)] out ClientCommand? command) => _commands.Reader.TryRead(out command);

    /// <summary>Takes no more, and tells those who wait for what is left.</summary>
    public void Close(string reason)
    {
        _commands.Writer.TryComplete();
        while (TryTake(out var command))
            command.Fail(reason);
    }
}
