using System.ComponentModel.DataAnnotations;
using ChatCore.Security.Sasl;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Accounts</c>: who may have an account, and how one logs in.</summary>
internal sealed record AccountOptions
{
    /// <summary>False: everybody is a guest.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The mechanisms offered, in this order. Without any listed: PLAIN, SCRAM-SHA-256 and EXTERNAL.</summary>
    public IReadOnlyList<string> SaslMechanisms { get; init; } = [];

    /// <summary>What a password costs to try: <c>test</c> allows cheap hashes and short passwords, for conformance tests alone.</summary>
    [AllowedValues("normal", "test", ErrorMessage = "normal or test")]
    public string PasswordHashCost { get; init; } = "normal";

    /// <summary>How often a new password is hashed (PBKDF2).</summary>
    [Range(4_096, 10_000_000)]
    public int ScramIterations { get; init; } = 100_000;

    [Range(32, 1_000)]
    public int MaxPasswordBytes { get; init; } = 300;

    /// <summary>Failed log-ins of one address within a minute, and new accounts; ten times as many failures for one account. 0 is off.</summary>
    [Range(0, 10_000)]
    public int LoginAttemptsPerMinute { get; init; } = 3;

    /// <summary><c>strict</c>: the nickname of an account is for those who are logged in to it.</summary>
    [AllowedValues("off", "strict", ErrorMessage = "off or strict")]
    public string NickReservation { get; init; } = "strict";

    public AccountRegistrationOptions Registration { get; init; } = new();
}

/// <summary>The section <c>Chat:Accounts:Registration</c>: how clients make accounts themselves.</summary>
internal sealed record AccountRegistrationOptions
{
    /// <summary>False: only the operator makes accounts, with <c>ChatServer account add</c>.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether REGISTER may be used before the connection is complete.</summary>
    public bool BeforeConnect { get; init; }

    public bool RequireEmail { get; init; }

    /// <summary>Whether an account may have another name than the nickname of who makes it.</summary>
    public bool CustomAccountName { get; init; }

    /// <summary>Whether an administrator has to verify a new account before it can be used. The server itself sends no mail.</summary>
    public bool VerifyEmail { get; init; }

    /// <summary>Accounts there may be before clients can make no more; the operator still can. The server has all of them in memory.</summary>
    [Range(1, 10_000_000)]
    public int MaxAccounts { get; init; } = 100_000;
}

/// <summary>Answers that several places need of <see cref="AccountOptions"/>.</summary>
internal static class AccountOptionsExtensions
{
    private const string Test = "test";
    private const int MinPasswordBytes = 6;

    public static readonly IReadOnlyList<string> AllMechanisms = [PlainMechanism.Name, ScramServer.Name, ExternalMechanism.Name];

    public static IReadOnlyList<string> OfferedMechanisms(this AccountOptions options) =>
        options.SaslMechanisms.Count == 0 ? AllMechanisms : options.SaslMechanisms;

    public static bool ReservesNicks(this AccountOptions options) => options.Enabled && options.NickReservation == "strict";

    public static bool IsForTests(this AccountOptions options) => options.PasswordHashCost == Test;

    public static int ShortestPassword(this AccountOptions options) => options.IsForTests() ? 1 : MinPasswordBytes;
}
