using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Users</c>.</summary>
internal sealed record UserOptions
{
    /// <summary>The user modes of a new user.</summary>
    [RegularExpression(@"^(\+[BRiw]*)?$", ErrorMessage = "empty, or + and letters of BRiw")]
    public string DefaultModes { get; init; } = "+i";
}
