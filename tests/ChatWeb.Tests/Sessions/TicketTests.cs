using System.Text;
using System.Text.Json;
using ChatCore.Client;
using ChatWeb.Configuration;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class TicketTests : IDisposable
{
    private const string Secret = "correct horse";
    private readonly GatewayOptions _options = new() { DataDirectory = Directory.CreateTempSubdirectory("tickets-").FullName, SessionGracePeriod = TimeSpan.FromMinutes(10) };
    private readonly FakeTimeProvider _time = new(Samples.Noon);

    [Fact]
    public void A_ticket_is_read_after_a_restart_by_the_key_that_it_was_issued_with_and_by_no_other()
    {
        var id = SessionId.New();
        var issued = SessionTicket.Issue(Store(), id, Content(), Origin(), _time.GetUtcNow());
        var store = Store();
        Assert.Equal(Secret, SessionTicket.Find(store, id, issued.Key)!.Value.Content.Password);
        Assert.Null(SessionTicket.Find(store, id, TicketKey.New()));
        Assert.Null(SessionTicket.Find(store, SessionId.New(), issued.Key));
    }

    [Fact]
    public void Neither_the_password_nor_the_sessions_id_nor_the_key_is_on_the_disk()
    {
        var id = SessionId.New();
        var issued = SessionTicket.Issue(Store(), id, Content(), Origin(), _time.GetUtcNow());
        var file = Assert.Single(Directory.GetFiles(_options.DataDirectory, "*", SearchOption.AllDirectories));
        var text = File.ReadAllText(file) + file;
        Assert.All((string[])[Secret, Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)), id.Value, issued.Key.ToCookie(), "helena"], never => Assert.DoesNotContain(never, text, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_ticket_that_was_changed_or_passed_off_as_another_is_none()
    {
        var (mine, theirs) = (SessionId.New(), SessionId.New());
        var key = SessionTicket.Issue(Store(), mine, Content(), Origin(), _time.GetUtcNow()).Key;
        SessionTicket.Issue(Store(), theirs, Content(), Origin(), _time.GetUtcNow());
        File.Copy(PathOf(mine), PathOf(theirs), overwrite: true);
        Assert.Null(SessionTicket.Find(Store(), theirs, key));

        var lines = File.ReadAllLines(PathOf(mine));
        var content = Convert.FromBase64String(lines[1]);
        content[^1] ^= 1;
        File.WriteAllLines(PathOf(mine), [lines[0], Convert.ToBase64String(content)]);
        Assert.Null(SessionTicket.Find(Store(), mine, key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}\n!")]
    [InlineData("not json\nAAAA")]
    [InlineData("{\"Owner\":\"x\"}\nAAAA\nmore")]
    public void A_damaged_file_is_thrown_away(string damage)
    {
        var id = SessionId.New();
        SessionTicket.Issue(Store(), id, Content(), Origin(), _time.GetUtcNow());
        File.WriteAllText(PathOf(id), damage);
        Store();
        Assert.False(File.Exists(PathOf(id)));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 30)]
    public void A_ticket_lasts_as_long_as_its_user_wants(bool isRemembered, int days)
    {
        var id = SessionId.New();
        var store = Store();
        var key = SessionTicket.Issue(store, id, Content(), Origin(isRemembered), _time.GetUtcNow()).Key;
        _time.Advance(TimeSpan.FromDays(days));
        Assert.NotNull(SessionTicket.Find(store, id, key));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(SessionTicket.Find(store, id, key));
        store.ForgetExpired();
        Assert.False(File.Exists(PathOf(id)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_long_absence_only_who_wanted_to_be_remembered_can_come_back(bool isRemembered)
    {
        var (sessions, store, session) = await OpenAsync(isRemembered);
        _time.Advance(TimeSpan.FromMinutes(11));
        await sessions.SweepAsync();
        Assert.Equal(isRemembered, store.Contains(TicketStore.NameOf(session.Id)));
    }

    [Fact]
    public async Task Where_the_user_is_reaches_the_ticket_and_what_was_forgotten_stays_forgotten()
    {
        var (_, store, session) = await OpenAsync(isRemembered: false);
        session.Open("#garden");
        session.Open("bruno");
        Assert.True(session.Ticket!.Save(session, _time.GetUtcNow()));
        var content = SessionTicket.Find(store, session.Id, session.Ticket.Key)!.Value.Content;
        Assert.Equal(["#garden", "#lobby"], content.Channels);
        Assert.Equal(["bruno"], content.Conversations);

        store.Forget(session.Ticket.Name);
        Assert.False(session.Ticket.Save(session, _time.GetUtcNow()));
        session.Ticket.UseAccount(new ClientAccount("helena", "another secret"));
        Assert.Null(SessionTicket.Find(store, session.Id, session.Ticket.Key));
    }

    [Fact]
    public void When_there_are_too_many_the_one_seen_least_recently_makes_room()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_options.DataDirectory, "sessions")).FullName;
        var header = new TicketHeader("owner", "Firefox", "192.0.2.…", IsRemembered: true, Samples.Noon, Samples.Noon);
        for (var i = 0; i < TicketStore.Limit; i++)
            File.WriteAllText(Path.Combine(folder, $"n{i}.ticket"), $"{JsonSerializer.Serialize(header with { LastSeen = Samples.Noon.AddSeconds(-i) })}\nAAAA\n");

        var store = Store();
        store.Add("new", header, [2]);
        Assert.False(store.Contains($"n{TicketStore.Limit - 1}"));
        Assert.True(store.Contains("n0"));
        Assert.True(store.Contains("new"));
    }

    [Fact]
    public async Task Nobody_signs_out_a_browser_of_somebody_else_and_a_guest_has_one_alone()
    {
        var (sessions, store, mine) = await OpenAsync(isRemembered: true);
        var other = Issue(store, await OpenAnotherAsync(sessions), "helena");
        var stranger = Issue(store, await OpenAnotherAsync(sessions), "maria");
        mine.Ticket!.UseAccount(new ClientAccount("Helena", Secret));
        var browsers = new SignedInBrowsers(sessions, store);
        Assert.Equal([mine.Ticket.Name, other.Ticket!.Name], browsers.Of(mine).Select(browser => browser.Name));

        Assert.False(await browsers.SignOutAsync(mine, stranger.Ticket!.Name));
        Assert.False(await browsers.SignOutAsync(mine, mine.Ticket.Name));
        Assert.False(await browsers.SignOutAsync(mine, "../../keys"));
        Assert.NotNull(sessions.Find(stranger.Id));

        await browsers.SignOutOthersAsync(mine);
        Assert.Null(sessions.Find(other.Id));
        Assert.True(other.IsSignedOut);
        Assert.False(store.Contains(other.Ticket.Name));
        Assert.NotNull(sessions.Find(mine.Id));

        var guest = Issue(store, await OpenAnotherAsync(sessions), account: null);
        Assert.Equal([guest.Ticket!.Name], browsers.Of(guest).Select(browser => browser.Name));
    }

    public void Dispose() => Directory.Delete(_options.DataDirectory, recursive: true);

    private TicketStore Store() => new(Options.Create(_options), _time, NullLogger<TicketStore>.Instance);

    private string PathOf(SessionId id) => Path.Combine(_options.DataDirectory, "sessions", TicketStore.NameOf(id) + ".ticket");

    private static TicketContent Content(string? account = "helena") =>
        TicketContent.Of(Samples.Request(), account is null ? null : new ClientAccount(account, Secret));

    private static TicketOrigin Origin(bool isRemembered = false) => new("Firefox · Linux", "192.0.2.…", isRemembered);

    private async Task<(UserSessionDirectory Sessions, TicketStore Store, UserSession Session)> OpenAsync(bool isRemembered)
    {
        var sessions = new UserSessionDirectory(Options.Create(_options), new ScriptedConnector(), _time, NullLogger<UserSessionDirectory>.Instance);
        var store = Store();
        var session = await OpenAnotherAsync(sessions);
        session.Ticket = SessionTicket.Issue(store, session.Id, Content(account: null), Origin(isRemembered), _time.GetUtcNow());
        return (sessions, store, session);
    }

    private static async Task<UserSession> OpenAnotherAsync(UserSessionDirectory sessions) =>
        Assert.IsType<OpenResult.Opened>(await sessions.OpenAsync(Samples.Request(), TestContext.Current.CancellationToken)).Session;

    private UserSession Issue(TicketStore store, UserSession session, string? account)
    {
        session.Ticket = SessionTicket.Issue(store, session.Id, Content(account), Origin(), _time.GetUtcNow());
        return session;
    }
}
