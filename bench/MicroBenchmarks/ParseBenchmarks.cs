using BenchmarkDotNet.Attributes;
using ChatCore.Protocol;

namespace MicroBenchmarks;

/// <summary>From the bytes of one read to a message.</summary>
public class ParseBenchmarks
{
    private static readonly byte[] Plain = [.. "PRIVMSG #lobby :The quick brown fox jumps over the lazy dog, and then does it again.\r\n"u8];
    private static readonly byte[] Tagged = [.. "@label=42;+draft/reply=01JDN6 PRIVMSG #lobby :The quick brown fox jumps over the lazy dog.\r\n"u8];

    private readonly LineFramer _framer = new(maxLineBytes: 512, maxTagBytes: 4094);

    [Benchmark]
    public Message? PlainLine() => Read(Plain);

    [Benchmark]
    public Message? LineWithTags() => Read(Tagged);

    private Message? Read(ReadOnlySpan<byte> input)
    {
        _framer.TryReadLine(ref input, out var line);
        MessageParser.TryParse(line, out var message);
        return message;
    }
}
