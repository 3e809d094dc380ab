using ChatCore.Protocol;
using ChatCore.Security.Sasl;

namespace ChatServer.Accounts;

/// <summary>An account as it is stored.</summary>
internal sealed record Account
{
    /// <summary>The name as its owner wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>The password's credential; null for an account that only a certificate opens.</summary>
    public ScramCredential? Credential { get; init; }

    /// <summary>The SHA-256 of certificates that open the account, in lower-case hexadecimal.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    public AccountRole Role { get; init; } = AccountRole.User;

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Email { get; init; }

    /// <summary>An account that is not verified cannot be used yet.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Whether the owner wants to stay present without a connection; null when it never said.</summary>
    public bool? AlwaysOn { get; init; }

    /// <summary>Whether the owner's connections share a nickname.</summary>
    public bool SharesNick { get; init; } = true;

    /// <summary>What the account is found under.</summary>
    public string Key => KeyOf(Name);

    public static string KeyOf(string name) => CaseMapping.Fold(name);
}

/// <summary>What an account may do. The numbers are stored: they never change their meaning.</summary>
internal enum AccountRole
{
    User = 1,
    Bot = 2,
    Moderator = 3,
    Admin = 4,
}
