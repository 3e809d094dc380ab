using ChatServer.Accounts;
using ChatServer.Engine;

namespace ChatServer.Questions;

/// <summary>Is this the account's password?</summary>
internal sealed record PasswordChecked(string Account, string Password) : Question<LoginResult>
{
    public override bool IsCostly => true;

    protected override Task<LoginResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Accounts.CheckPasswordAsync(Account, Password, cancellationToken);
}

/// <summary>Whose certificate is this?</summary>
internal sealed record CertificateChecked(string Fingerprint, string? Account) : Question<LoginResult>
{
    protected override Task<LoginResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Accounts.CheckCertificateAsync(Fingerprint, Account, cancellationToken);
}

/// <summary>Which account has its owner just proven to be?</summary>
internal sealed record ProvenAccountFound(string Account) : Question<LoginResult>
{
    protected override Task<LoginResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Accounts.FindProvenAsync(Account, cancellationToken);
}

/// <summary>What does a SCRAM exchange with this name need?</summary>
internal sealed record ScramMaterialFound(string Account) : Question<ScramMaterial>
{
    protected override Task<ScramMaterial> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Accounts.FindCredentialAsync(Account, cancellationToken);
}

/// <summary>An account to be made, unless its name is taken.</summary>
internal sealed record AccountAdded(NewAccount Wanted) : Question<AccountResult>
{
    public override bool IsCostly => true;

    protected override async Task<AccountResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        new(await sources.Accounts.TryRegisterAsync(Wanted, cancellationToken));
}

/// <summary>A stored account, if there is one.</summary>
internal sealed record AccountFound(string Name) : Question<AccountResult>
{
    protected override async Task<AccountResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        new(await sources.Accounts.Store.FindAsync(Name, cancellationToken));
}

/// <summary>A change of a stored account.</summary>
internal sealed record AccountUpdated(string Name, Func<Account, Account> Change) : Question<AccountResult>
{
    protected override async Task<AccountResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken)
    {
        try
        {
            return new AccountResult(await sources.Accounts.Store.UpdateAsync(Name, Change, cancellationToken));
        }
        catch (CertificateTakenException)
        {
            return new AccountResult(null, IsCertificateTaken: true);
        }
    }
}

/// <summary>A new password for an account.</summary>
internal sealed record PasswordReplaced(string Name, string Password) : Question<AccountResult>
{
    public override bool IsCostly => true;

    protected override async Task<AccountResult> FindAsync(AnswerSources sources, CancellationToken cancellationToken)
    {
        var credential = sources.Accounts.Hash(Password);
        return new AccountResult(await sources.Accounts.Store.UpdateAsync(Name, account => account with { Credential = credential }, cancellationToken));
    }
}

/// <summary>The account asked for or changed; null when there is none.</summary>
internal sealed record AccountResult(Account? Account, bool IsCertificateTaken = false);
