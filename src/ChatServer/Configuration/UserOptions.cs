using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Users</c>.</summary>
internal sealed record UserOptions
{
    /// <summary>The user modes of a new user.</summary>
    [RegularExpression(@"^(\+[BRTiw]*)?$", ErrorMessage = "empty, or + and letters of BRTiw")]
    public string DefaultModes { get; init; } = "+i";
}
