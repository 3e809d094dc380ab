namespace ChatServer.Accounts;

/// <summary>Accounts in memory, for tests.</summary>
internal sealed class InMemoryAccountStore : IAccountStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Account> _accounts = [];

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Account>>([.. _accounts.Values.OrderBy(account => account.Key, StringComparer.Ordinal)]);
    }

    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_accounts.GetValueOrDefault(Account.KeyOf(name)));
    }

    public Task<Account?> FindByCertificateAsync(string fingerprint, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_accounts.Values.FirstOrDefault(account => account.Certificates.Contains(fingerprint)));
    }

    public Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RequireFree(account);
            return Task.FromResult(_accounts.TryAdd(account.Key, account));
        }
    }

    public Task<Account?> UpdateAsync(string name, Func<Account, Account> change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_accounts.TryGetValue(Account.KeyOf(name), out var account))
                return Task.FromResult<Account?>(null);

            var changed = change(account);
            RequireFree(changed);
            _accounts[account.Key] = changed;
            return Task.FromResult<Account?>(changed);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void RequireFree(Account account)
    {
        foreach (var fingerprint in account.Certificates)
        {
            if (_accounts.Values.Any(other => other.Key != account.Key && other.Certificates.Contains(fingerprint)))
                throw new CertificateTakenException(fingerprint);
        }
    }
}
