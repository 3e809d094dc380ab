using BenchmarkDotNet.Attributes;
using ChatCore.Protocol;
using ChatServer.Delivery;

namespace MicroBenchmarks;

/// <summary>From a message to the bytes that its receivers share.</summary>
public class RenderBenchmarks
{
    private const Capability Modern = Capability.MessageTags | Capability.ServerTime | Capability.EchoMessage | Capability.Batch;

    private readonly Message _line = new("PRIVMSG", "#lobby", "The quick brown fox jumps over the lazy dog, and then does it again.")
    {
        Source = Source.Parse("ana!ana@3307f76ccc7b0370.cloak"),
        Tags = MessageTags.Empty.With(TagNames.Time, "2026-11-22T12:00:00.000Z").With(TagNames.MessageId, "01JDN6Z0000000000000000000"),
    };

    private EncodedLine _known = null!;

    [GlobalSetup]
    public void Encode() => _known = new EncodedLine(_line);

    [Benchmark]
    public int ForPlainClients() => new EncodedLine(_line).For(Capability.None).Length;

    [Benchmark]
    public int ForModernClients() => new EncodedLine(_line).For(Modern).Length;

    /// <summary>What each further receiver of the same line costs.</summary>
    [Benchmark]
    public int OnceMore() => _known.For(Modern).Length;
}
