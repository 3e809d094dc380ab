using BenchmarkDotNet.Attributes;
using ChatServer.Networking;

namespace MicroBenchmarks;

/// <summary>Lines into one client's buffer, and all of them out for one write.</summary>
public class FlushBenchmarks
{
    private readonly byte[] _line = new byte[160];
    private readonly OutboundBuffer _buffer = new(1_048_576);

    [Params(1, 16)]
    public int Lines { get; set; }

    [Benchmark]
    public int AppendAndTake()
    {
        for (var line = 0; line < Lines; line++)
            _buffer.TryAppend(_line);
        var taken = _buffer.Take();
        OutboundBuffer.Return(taken);
        return taken.Count;
    }
}
