using System.Threading.Channels;

namespace ChatServer.Engine;

/// <summary>Runs the engine: takes all inputs that wait, up to a bound, and hands what comes of them on as one batch.</summary>
internal sealed class EngineLoop(ChatEngine engine, ChannelReader<EngineInput> inputs, ChannelWriter<EngineBatch> batches)
{
    /// <summary>Keeps a batch, and so a transaction, within what a client will wait for.</summary>
    private const int MaxInputs = 512;

    public async Task RunAsync()
    {
        while (await inputs.WaitToReadAsync())
        {
            var batch = new EngineBatch();
            engine.Tick();
            for (var taken = 0; taken < MaxInputs && inputs.TryRead(out var input); taken++)
                engine.Handle(input, batch);

            if (!batch.IsEmpty)
                await batches.WriteAsync(batch);
        }

        batches.Complete();
    }
}
