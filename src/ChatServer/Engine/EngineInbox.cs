using System.Threading.Channels;

namespace ChatServer.Engine;

/// <summary>The way in to the engine: inputs wait within the channel's bound, and the engine is called for them.</summary>
internal sealed class EngineInbox(ChannelWriter<EngineInput> inputs, EngineRunner engine) : ChannelWriter<EngineInput>
{
    public override bool TryWrite(EngineInput item)
    {
        if (!inputs.TryWrite(item))
            return false;

        engine.Call();
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => inputs.WaitToWriteAsync(cancellationToken);

    public override bool TryComplete(Exception? error = null)
    {
        if (!inputs.TryComplete(error))
            return false;

        engine.Call();
        return true;
    }
}
