using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Users</c>.</summary>
internal sealed record UserOptions
{
    /// <summary>The user modes of a new user.</summary>
    [RegularExpression(@"^(\+[BRTiw]*)?$", ErrorMessage = "empty, or + and letters of BRTiw")]
    public string DefaultModes { get; init; } = "+i";

    /// <summary>
    /// Whether nicknames may be of any script. Off, they are ASCII as the announced case mapping is; names as their owners write them go into
    /// the real name, which may always be of any script.
    /// </summary>
    public bool UnicodeNicks { get; init; }
}
