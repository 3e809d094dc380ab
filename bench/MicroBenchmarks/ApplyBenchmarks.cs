using System.Globalization;
using BenchmarkDotNet.Attributes;
using ChatCore.Protocol;

namespace MicroBenchmarks;

/// <summary>One line through the engine: command, event, state, effects. What it costs must not grow with the members it is for.</summary>
public class ApplyBenchmarks
{
    private const int Speaker = 0;

    private static readonly Message Post = new("PRIVMSG", "#room", "The quick brown fox jumps over the lazy dog.");

    private readonly SmallChat _chat = new();
    private int _number;

    [Params(10, 1_000)]
    public int Members { get; set; }

    [GlobalSetup]
    public void Enter()
    {
        for (var member = 0; member < Members; member++)
            _chat.Enter("#room");
    }

    [Benchmark]
    public int PostMessage() => _chat.Say(Speaker, Post);

    /// <summary>Another one each time, for the same one again is no event.</summary>
    [Benchmark]
    public int ChangeTopic() => _chat.Say(Speaker, new Message("TOPIC", "#room", string.Create(CultureInfo.InvariantCulture, $"Number {_number++}")));
}
