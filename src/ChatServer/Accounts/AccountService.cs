using System.Security.Cryptography;
using ChatCore.Security.Sasl;
using ChatServer.Configuration;

namespace ChatServer.Accounts;

/// <summary>Makes accounts and checks who is who. Slow on purpose: a password takes its time. Safe for several callers at once.</summary>
internal sealed class AccountService(IAccountStore store, AccountOptions options, TimeProvider timeProvider)
{
    private const int SaltBytes = 16;
    private const int NonceBytes = 18;

    /// <summary>Makes up salts for names without an account, so that they look like those with one.</summary>
    private readonly byte[] _pretence = RandomNumberGenerator.GetBytes(32);

    public IAccountStore Store => store;

    public ScramCredential Hash(string password) =>
        ScramCredential.Derive(password, RandomNumberGenerator.GetBytes(SaltBytes), options.ScramIterations);

    /// <summary>Whether the password opens the account. Takes as long when there is no such account.</summary>
    public async Task<LoginResult> CheckPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = await store.FindAsync(name, cancellationToken);
        var credential = account?.Credential ?? Pretend(name);
        return credential.Matches(password) && account?.Credential is not null ? LoginResult.Of(account) : LoginResult.Refused;
    }

    /// <summary>The account that the certificate opens; with a name, only if it is that one.</summary>
    public async Task<LoginResult> CheckCertificateAsync(string fingerprint, string? name, CancellationToken cancellationToken)
    {
        var account = await store.FindByCertificateAsync(fingerprint, cancellationToken);
        return account is not null && (name is null || Account.KeyOf(name) == account.Key) ? LoginResult.Of(account) : LoginResult.Refused;
    }

    /// <summary>The account of somebody who has proven already to know its password.</summary>
    public async Task<LoginResult> FindProvenAsync(string name, CancellationToken cancellationToken) =>
        await store.FindAsync(name, cancellationToken) is { } account ? LoginResult.Of(account) : LoginResult.Refused;

    /// <summary>What a SCRAM exchange with this name needs; for a name without an account, something that looks like it.</summary>
    public async Task<ScramMaterial> FindCredentialAsync(string name, CancellationToken cancellationToken)
    {
        var account = await store.FindAsync(name, cancellationToken);
        return new ScramMaterial(account?.Credential ?? Pretend(name), Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes)));
    }

    /// <summary>Makes an account; null when the name is taken.</summary>
    public async Task<Account?> TryRegisterAsync(NewAccount wanted, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Name = wanted.Name,
            Credential = wanted.Password is { } password ? Hash(password) : null,
            CreatedAt = timeProvider.GetUtcNow(),
            Email = wanted.Email,
            Role = wanted.Role,
            IsVerified = wanted.IsVerified,
        };

        return await store.TryAddAsync(account, cancellationToken) ? account : null;
    }

    private ScramCredential Pretend(string name)
    {
        var salt = HMACSHA256.HashData(_pretence, System.Text.Encoding.UTF8.GetBytes(Account.KeyOf(name)));
        return new ScramCredential(salt[..SaltBytes], options.ScramIterations, new byte[SHA256.HashSizeInBytes], new byte[SHA256.HashSizeInBytes]);
    }
}

/// <summary>An account to be made.</summary>
internal sealed record NewAccount(string Name, string? Password, string? Email, bool IsVerified = true, AccountRole Role = AccountRole.User)
{
    /// <summary>The name alone: the password must not get into a log.</summary>
    public override string ToString() => Name;
}

/// <summary>What came of a log-in: the account, or none.</summary>
internal sealed record LoginResult(Account? Account, bool IsUnverified = false)
{
    public static LoginResult Refused { get; } = new(Account: null);

    public static LoginResult Of(Account account) => account.IsVerified ? new LoginResult(account) : new LoginResult(null, IsUnverified: true);
}

/// <summary>A credential and a fresh nonce.</summary>
internal sealed record ScramMaterial(ScramCredential Credential, string Nonce);
