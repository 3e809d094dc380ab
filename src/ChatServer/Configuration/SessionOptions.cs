using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Sessions</c>: several connections of one account, and presence without any.</summary>
internal sealed record SessionOptions
{
    /// <summary>Whether several connections of one account share a nickname.</summary>
    public bool MultipleClients { get; init; } = true;

    /// <summary>
    /// Whether an account stays present without a connection: never (<c>off</c>), when its owner asks for it (<c>opt-in</c>), unless its owner
    /// asks not to (<c>opt-out</c>), or always (<c>mandatory</c>).
    /// </summary>
    [AllowedValues("off", "opt-in", "opt-out", "mandatory", ErrorMessage = "off, opt-in, opt-out or mandatory")]
    public string AlwaysOn { get; init; } = "opt-in";

    /// <summary>Whether an account whose owner chose so, or has not chosen, stays present.</summary>
    public bool KeepsPresent(bool? chosen) => AlwaysOn switch
    {
        "mandatory" => true,
        "opt-out" => chosen ?? true,
        "opt-in" => chosen ?? false,
        _ => false,
    };
}

/// <summary>The section <c>Chat:Channels</c>.</summary>
internal sealed record ChannelOptions
{
    /// <summary>Whether a channel made by somebody who is logged in belongs to that account, and keeps its modes and ranks.</summary>
    public bool RegistrationEnabled { get; init; } = true;
}
