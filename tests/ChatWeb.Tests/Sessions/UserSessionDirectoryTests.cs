using ChatCore.Client;
using ChatWeb.Configuration;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class UserSessionDirectoryTests
{
    private readonly GatewayOptions _options = new() { SessionGracePeriod = TimeSpan.FromMinutes(10) };
    private readonly ScriptedConnector _server = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_session_is_found_by_its_id_until_it_ends()
    {
        var sessions = Directory();
        var session = await OpenAsync(sessions);
        Assert.Same(session, sessions.Find(session.Id));

        await sessions.EndAsync(session.Id, "Signed out");
        Assert.Null(sessions.Find(session.Id));
        Assert.True(session.Ended.IsCancellationRequested);
        Assert.Contains("stop Signed out", _server.Made.Single().Asked);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_leaves_nothing_behind()
    {
        var reason = new StopReason.UnknownServer(Samples.Fingerprint('B'));
        _server.OnStart = ScriptedConnector.Stop(reason);
        var sessions = Directory();

        var stopped = Assert.IsType<OpenResult.Stopped>(await sessions.OpenAsync(Samples.Request(), TestContext.Current.CancellationToken));
        Assert.Equal(reason, stopped.Reason);
        Assert.Equal(0, sessions.Count);
        Assert.True(_server.Made.Single().IsDisposed);
    }

    [Fact]
    public async Task Beyond_the_limits_new_sessions_are_refused_and_room_is_made_by_ending_one()
    {
        (_options.MaxSessions, _options.MaxSessionsPerAddress) = (3, 2);
        var sessions = Directory();
        var first = await OpenAsync(sessions);
        await OpenAsync(sessions);
        Assert.True(Assert.IsType<OpenResult.Full>(await sessions.OpenAsync(Samples.Request(), TestContext.Current.CancellationToken)).IsForAddress);

        await OpenAsync(sessions, "192.0.2.2");
        Assert.False(Assert.IsType<OpenResult.Full>(await sessions.OpenAsync(Samples.Request("192.0.2.3"), TestContext.Current.CancellationToken)).IsForAddress);

        await sessions.EndAsync(first.Id, null);
        await OpenAsync(sessions, "192.0.2.3");
    }

    [Fact]
    public async Task Only_sessions_without_a_tab_for_the_grace_period_are_swept()
    {
        var sessions = Directory();
        var abandoned = await OpenAsync(sessions);
        var open = await OpenAsync(sessions);
        var closedLater = await OpenAsync(sessions);
        using var tab = open.AttachTab();
        var other = closedLater.AttachTab();
        _time.Advance(TimeSpan.FromMinutes(6));
        other.Dispose();
        _time.Advance(TimeSpan.FromMinutes(5));

        await sessions.SweepAsync();
        Assert.Null(sessions.Find(abandoned.Id));
        Assert.NotNull(sessions.Find(open.Id));
        Assert.NotNull(sessions.Find(closedLater.Id));

        _time.Advance(TimeSpan.FromMinutes(5));
        await sessions.SweepAsync();
        Assert.Null(sessions.Find(closedLater.Id));
    }

    [Fact]
    public async Task The_sweeper_looks_by_itself_and_ends_all_when_the_gateway_stops()
    {
        var sessions = Directory();
        var abandoned = await OpenAsync(sessions);
        using var sweeper = new IdleSessionSweeper(sessions, new TicketStore(Options.Create(_options), _time, NullLogger<TicketStore>.Instance), _time);
        await sweeper.StartAsync(TestContext.Current.CancellationToken);

        var ended = new TaskCompletionSource();
        await using var registration = abandoned.Ended.Register(ended.SetResult);
        while (!ended.Task.IsCompleted)
        {
            _time.Advance(_options.SessionGracePeriod);
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        var last = await OpenAsync(sessions);
        using var tab = last.AttachTab();
        await sweeper.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(last.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task A_session_that_fails_to_end_keeps_neither_the_others_nor_the_sweeper_from_theirs()
    {
        var log = new KeptLog<UserSessionDirectory>();
        var sessions = Directory(log);
        await OpenAsync(sessions);
        var sound = await OpenAsync(sessions);
        _server.Made[0].EndFailure = new InvalidOperationException("the connection had failed before");
        _time.Advance(_options.SessionGracePeriod);

        await sessions.SweepAsync();
        Assert.Equal(0, sessions.Count);
        Assert.True(_server.Made[0].IsDisposed);
        Assert.True(sound.Ended.IsCancellationRequested);
        Assert.Same(_server.Made[0].EndFailure, Assert.Single(log.Entries, entry => entry.Level == LogLevel.Error).Failure);
    }

    [Fact]
    public async Task All_sessions_end_with_the_gateway_even_when_one_fails_to()
    {
        var sessions = Directory();
        await OpenAsync(sessions);
        var sound = await OpenAsync(sessions);
        _server.Made[0].EndFailure = new InvalidOperationException("the connection had failed before");

        await sessions.EndAllAsync("The gateway is stopping");
        Assert.Equal(0, sessions.Count);
        Assert.True(sound.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task A_failed_connection_that_does_not_end_in_good_order_is_still_a_result()
    {
        _server.OnStart = connection =>
        {
            connection.EndFailure = new InvalidOperationException("the connection had failed before");
            ScriptedConnector.Stop(new StopReason.Refused("465", "Banned"))(connection);
        };
        Assert.IsType<OpenResult.Stopped>(await Directory().OpenAsync(Samples.Request(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Older_messages_are_in_the_timeline_when_asking_for_them_ends()
    {
        var session = await OpenAsync(Directory());
        _server.Made.Single().Tell(new ClientEvent.ChannelJoined("#lobby"), new ClientEvent.HistoryReceived("#lobby", Samples.Messages(5, 9), false, HistoryCause.Opened));
        var lobby = session.State.Find("#lobby")!;
        await session.RequestOlderAsync(lobby, 100, TestContext.Current.CancellationToken);
        Assert.True(lobby.Timeline.Tail(10).ReachesStart);
    }

    private UserSessionDirectory Directory(ILogger<UserSessionDirectory>? log = null) =>
        new(Options.Create(_options), _server, _time, log ?? NullLogger<UserSessionDirectory>.Instance);

    private static async Task<UserSession> OpenAsync(UserSessionDirectory sessions, string address = "192.0.2.1") =>
        Assert.IsType<OpenResult.Opened>(await sessions.OpenAsync(Samples.Request(address), TestContext.Current.CancellationToken)).Session;
}
