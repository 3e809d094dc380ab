using ChatServer.Accounts;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Accounts;

public sealed class InMemoryAccountStoreTests : AccountStoreContract
{
    private protected override IAccountStore Store { get; } = new InMemoryAccountStore();
}

public sealed class SqliteAccountStoreTests : AccountStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public SqliteAccountStoreTests() => Store = SqliteAccountStore.Open(_directory.Path);

    private protected override IAccountStore Store { get; }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Presences_channels_and_profiles_outlive_the_process()
    {
        var token = TestContext.Current.CancellationToken;
        var presence = new KeptPresence("alice", "ally", "u", "h", "Alice", 42, [new KeptMembership("#lobby", "o")]);
        var channel = new KeptChannel(
            "#lobby", "alice", new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), ["+nt"], new Dictionary<string, string> { ["bob"] = "v" })
        {
            Metadata = new Dictionary<string, string> { ["url"] = "https://example.org" },
        };
        var profile = new KeptProfile("Alice", new Dictionary<string, string> { ["display-name"] = "Alice B." });
        await new SqliteKeptStore(_directory.Path).ApplyAsync(
            [
                new KeptChange.OfPresence("alice", presence), new KeptChange.OfChannel("#lobby", channel), new KeptChange.OfProfile("alice", profile),
                new KeptChange.OfPresence("bob", presence), new KeptChange.OfPresence("bob", null),
            ],
            token);

        var (presences, channels, profiles) = await new SqliteKeptStore(_directory.Path).LoadAsync(token);
        var kept = Assert.Single(presences);
        Assert.Equal(("alice", "ally", 42, "o"), (kept.Account, kept.Nick, kept.SeenUntil, Assert.Single(kept.Channels).Ranks));
        var owned = Assert.Single(channels);
        Assert.Equal(("#lobby", "alice", "+nt", "v"), (owned.Name, owned.Founder, Assert.Single(owned.Modes), owned.Ranks["bob"]));
        Assert.Equal("https://example.org", owned.Metadata["url"]);
        Assert.Equal(("Alice", "Alice B."), (Assert.Single(profiles).Account, profiles[0].Metadata["display-name"]));
    }
}
