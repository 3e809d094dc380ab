using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Limits</c>: sizes and counts that one client may reach.</summary>
internal sealed record LimitOptions
{
    /// <summary>Bytes of a line with CR LF, without tags; a longer one is refused with 417.</summary>
    [Range(512, 16_384)]
    public int LineBytes { get; init; } = 512;

    /// <summary>Bytes of tag data that a client may send with a line.</summary>
    [Range(512, 8_190)]
    public int ClientTagBytes { get; init; } = 4094;

    /// <summary>Bytes without a line end that are taken before the client is disconnected.</summary>
    [Range(4_096, 1_048_576)]
    public int ReceiveQueueBytes { get; init; } = 8192;

    /// <summary>Bytes that may wait for a client that does not read; beyond it it is disconnected.</summary>
    [Range(16_384, 67_108_864)]
    public int SendQueueBytes { get; init; } = 1_048_576;

    [Range(9, 64)]
    public int NickLength { get; init; } = 32;

    [Range(8, 128)]
    public int ChannelLength { get; init; } = 64;

    [Range(64, 390)]
    public int TopicLength { get; init; } = 390;

    [Range(16, 390)]
    public int AwayLength { get; init; } = 200;

    [Range(16, 390)]
    public int KickLength { get; init; } = 390;

    [Range(16, 390)]
    public int RealNameLength { get; init; } = 150;

    [Range(1, 10_000)]
    public int ChannelsPerUser { get; init; } = 100;

    /// <summary>Entries of a channel's lists (bans, exceptions, invite exceptions) together.</summary>
    [Range(1, 1_000)]
    public int ListModeEntries { get; init; } = 60;

    /// <summary>Nicknames that one client may watch with MONITOR.</summary>
    [Range(1, 10_000)]
    public int MonitorEntries { get; init; } = 100;

    /// <summary>Nicknames that were given up and are remembered for WHOWAS.</summary>
    [Range(1, 10_000)]
    public int WhowasEntries { get; init; } = 100;

    [Range(1, 100)]
    public int TargetsPerMessage { get; init; } = 4;

    /// <summary>Commands a second that a client may keep up, with bursts of four times as many; faster ones wait. 0 is off.</summary>
    [Range(0, 10_000)]
    public int CommandsPerSecond { get; init; } = 10;

    public MultilineOptions Multiline { get; init; } = new();

    /// <summary>Empty channels whose topic is kept; beyond it the one that has been empty longest is forgotten, but for its history.</summary>
    [Range(0, 1_000_000)]
    public int EmptyChannels { get; init; } = 10_000;
}
