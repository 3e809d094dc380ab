using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Limits:Multiline</c>: how much one message of several lines may hold.</summary>
internal sealed record MultilineOptions
{
    [Range(512, 65_536)]
    public int MaxBytes { get; init; } = 4096;

    [Range(2, 500)]
    public int MaxLines { get; init; } = 32;
}
