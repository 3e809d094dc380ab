using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>An entry of <c>Chat:Opers</c>: who may become a server operator with OPER.</summary>
internal sealed record OperOptions
{
    [Required, RegularExpression("^[^ ]{1,32}$", ErrorMessage = "1 to 32 characters without a space")]
    public string Name { get; init; } = string.Empty;

    /// <summary>A hash, <c>$pbkdf2-sha256$i=ROUNDS$SALT$HASH</c> in base64; a plain password with <c>Chat:Testing:Enabled</c> alone.</summary>
    [Required, StringLength(300, MinimumLength = 1)]
    public string Password { get; init; } = string.Empty;

    /// <summary>What kind of operator it is: told to the operator.</summary>
    [StringLength(32, MinimumLength = 1)]
    public string Class { get; init; } = "server-admin";

    /// <summary>What WHOIS says of the operator.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string WhoisLine { get; init; } = "is a server operator";
}
