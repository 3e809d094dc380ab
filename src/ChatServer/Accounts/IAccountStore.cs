namespace ChatServer.Accounts;

/// <summary>Where accounts are kept. Safe for several callers at once.</summary>
internal interface IAccountStore : IAsyncDisposable
{
    /// <summary>Every account, by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    Task<Account?> FindAsync(string name, CancellationToken cancellationToken);

    Task<Account?> FindByCertificateAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>Adds an account; false when the name, or one that differs only by case, is taken.</summary>
    Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Changes an account in one step; the name stays.</summary>
    /// <returns>The account afterwards; null when there is none.</returns>
    /// <exception cref="CertificateTakenException">The change gives it a certificate that opens another account.</exception>
    Task<Account?> UpdateAsync(string name, Func<Account, Account> change, CancellationToken cancellationToken);
}

/// <summary>A certificate opens one account at most.</summary>
internal sealed class CertificateTakenException(string fingerprint) : Exception($"The certificate {fingerprint} opens another account.");
