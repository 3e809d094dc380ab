using ChatCore.Security.Sasl;
using ChatServer.Accounts;

namespace ChatServer.Tests.Accounts;

/// <summary>What every account store does: the same tests on each.</summary>
public abstract class AccountStoreContract
{
    private protected abstract IAccountStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Account Alice { get; } = new()
    {
        Name = "Alice",
        Credential = new ScramCredential([1, 2], 4096, [3, 4], [5, 6]),
        Certificates = ["aa", "bb"],
        Role = AccountRole.Moderator,
        CreatedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Email = "alice@example.org",
        IsVerified = false,
        AlwaysOn = true,
        SharesNick = false,
    };

    [Fact]
    public async Task An_account_comes_back_as_it_was()
    {
        Assert.True(await Store.TryAddAsync(Alice, Token));
        var found = await Store.FindAsync("aLICE", Token);
        Assert.NotNull(found);
        Assert.Equal(
            (Alice.Name, Alice.Role, Alice.CreatedAt, Alice.Email, Alice.IsVerified, Alice.AlwaysOn, Alice.SharesNick),
            (found.Name, found.Role, found.CreatedAt, found.Email, found.IsVerified, found.AlwaysOn, found.SharesNick));
        Assert.Equal(Alice.Certificates, found.Certificates);
        Assert.Equal(Alice.Credential!.Salt, found.Credential!.Salt);
        Assert.Equal(Alice.Credential.StoredKey, found.Credential.StoredKey);
        Assert.Equal(Alice.Credential.ServerKey, found.Credential.ServerKey);
        Assert.Equal(Alice.Credential.Iterations, found.Credential.Iterations);
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        Assert.True(await Store.TryAddAsync(Alice, Token));
        Assert.False(await Store.TryAddAsync(Alice with { Name = "ALICE", Certificates = [] }, Token));
        Assert.Equal("Alice", Assert.Single(await Store.ListAsync(Token)).Name);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await Store.FindAsync("nobody", Token));
        Assert.Null(await Store.FindByCertificateAsync("aa", Token));
        Assert.Null(await Store.UpdateAsync("nobody", account => account, Token));
        Assert.Empty(await Store.ListAsync(Token));
    }

    [Fact]
    public async Task A_certificate_finds_its_account()
    {
        await Store.TryAddAsync(Alice, Token);
        Assert.Equal("Alice", (await Store.FindByCertificateAsync("bb", Token))?.Name);
        await Store.UpdateAsync("alice", account => account with { Certificates = ["cc"] }, Token);
        Assert.Null(await Store.FindByCertificateAsync("bb", Token));
        Assert.Equal("Alice", (await Store.FindByCertificateAsync("cc", Token))?.Name);
    }

    [Fact]
    public async Task A_certificate_opens_one_account_alone()
    {
        await Store.TryAddAsync(Alice, Token);
        await Store.TryAddAsync(Alice with { Name = "bob", Certificates = [] }, Token);
        await Assert.ThrowsAsync<CertificateTakenException>(() => Store.UpdateAsync("bob", bob => bob with { Certificates = ["aa"], Email = "x@y" }, Token));
        Assert.Equal("alice@example.org", (await Store.FindAsync("bob", Token))?.Email);
    }

    [Fact]
    public async Task A_change_stays()
    {
        await Store.TryAddAsync(Alice, Token);
        await Store.UpdateAsync("alice", account => account with { AlwaysOn = null, Role = AccountRole.Admin, Credential = null }, Token);
        var found = await Store.FindAsync("alice", Token);
        Assert.Equal((null, AccountRole.Admin, null), (found?.AlwaysOn, found!.Role, found.Credential));
    }
}
