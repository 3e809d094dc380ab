using System.Text;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatCore.Security;
using ChatCore.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace ChatCore.Tests.Client;

/// <summary>A server may say anything: it ends its connection at most.</summary>
public sealed class HostileServerTests
{
    private static readonly string[] Welcome =
    [
        ":srv CAP * LS :" + ScriptedPeer.AllCapabilities, ":srv CAP * ACK :" + ScriptedPeer.AllCapabilities,
        ":srv 001 alice :Welcome", ":srv 005 alice PREFIX=(ov)@+ CHANTYPES=# :are supported", ":srv 422 alice :No message of the day",
        ":alice!a@h JOIN #lobby", ":srv 366 alice #lobby :End",
    ];

    private static readonly string[] Words =
    [
        "", "*", "alice", "bob", "#lobby", "#other", "#", "@#lobby", "+ov-b", "-", "LS", "ACK", "NAK", "DEL", "NEW", "sts=x", "-batch", "batch",
        "+h", "-h", "h", "chathistory", "r0", "r1", "99999999999999999999", "-1", "PREFIX=(", "PREFIX=)", "CHATHISTORY=0", "CHATHISTORY=-5", "NICKLEN=0",
        "CHANTYPES=", "CHANMODES=,", "STATUSMSG=@+", "X=\\x", "=", "253402300800", "\u0001ACTION ", "\u0001", "\u0001VERSION\u0001", "a b", ":", "a,b", "é😀",
        "bob!b@h", "!@", "@bob +alice", "2026-01-01T00:00:00.000Z", "9999-99-99T99:99:99Z", "CHATHISTORY", "LIST", "$1",
    ];

    private static readonly string[] OtherVerbs =
    [
        "CAP", "PING", "PONG", "ERROR", "FAIL", "WARN", "NOTE", "BATCH", "ACK", "JOIN", "PART", "KICK", "QUIT", "NICK", "MODE", "TOPIC", "AWAY",
        "PRIVMSG", "NOTICE", "TAGMSG", "INVITE", "CHATHISTORY", "LIST", "X",
    ];

    private static readonly string[] Numerics =
    [
        "001", "005", "221", "301", "305", "306", "321", "322", "323", "324", "331", "332", "333", "353", "366", "376", "401", "403", "404", "417", "421",
        "422", "431", "432", "433", "437", "441", "442", "443", "461", "464", "465", "471", "473", "474", "475", "482", "999",
    ];

    [Fact]
    public void No_line_makes_a_session_throw()
    {
        var word = Gen.Elements(Words);
        var lines =
            from tags in Gen.Elements("", "@label=r0 ", "@label=r1 ", "@batch=h ", "@batch=h;msgid=m1 ", "@msgid=a\\sb;time=x ", "@label= ", "@+webchat/id= ", "@batch ")
            from source in Gen.Elements("", ":srv ", ":alice!a@h ", ":bob!b@h ", ":alice ", ":! ", ": ")
            from verb in Gen.OneOf(Gen.Elements(OtherVerbs), Gen.Elements(Numerics))
            from middle in word.Where(IsMiddle).ListOf()
            from last in word
            from hasLast in Gen.Elements(true, false)
            select $"{tags}{source}{verb}{string.Concat(middle.Take(5).Select(w => " " + w))}{(hasLast ? " :" + last : "")}";
        var sessions =
            from isWelcome in Gen.Elements(true, true, false)
            from said in lines.ListOf()
            select (IsWelcome: isWelcome, Said: said.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(sessions.ToArbitrary(), drawn => Serve([.. drawn.IsWelcome ? Welcome : [], .. drawn.Said])));
    }

    [Theory]
    [InlineData("CAP")]
    [InlineData("PRIVMSG")]
    [InlineData("BATCH")]
    [InlineData("432")]
    public void Nor_does_a_bare_verb_at_any_time(string verb)
    {
        Serve([verb]);
        Serve([.. Welcome, verb]);
    }

    [Fact]
    public async Task What_cannot_be_handled_costs_the_connection_and_not_the_client()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync();
            await peer.SendAsync("CAP", "PING :still there");
            await peer.ExpectLineAsync("PONG :still there");
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
    }

    [Fact]
    public async Task A_pin_store_that_fails_in_a_way_of_its_own_is_told_as_the_reason()
    {
        using var server = new ScriptedServer();
        await using var client = TestClient.Start(server.Endpoint, new BrokenPins());
        Assert.Equal(new StopReason.Unreachable(ConnectFailure.NetworkError, BrokenPins.Words), await client.NextStopAsync());
    }

    [Fact]
    public async Task A_client_that_failed_by_a_fault_of_its_own_tells_its_reader_and_can_still_be_ended()
    {
        using var server = new ScriptedServer();
        var pins = new InMemoryPinStore();
        await pins.RememberAsync(server.Endpoint, server.Fingerprint, TestContext.Current.CancellationToken);
        var clock = new StoppingClock();
        await using var client = new ChatClient(new ChatClientOptions { Server = server.Endpoint, Nick = "alice" }, pins, clock);
        client.Start();
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync();
            while ((await client.Events.ReadAsync(TestContext.Current.CancellationToken).AsTask().WithinDeadline("an event"))
                is not ClientEvent.StateChanged { State: ConnectionState.Online })
                Assert.False(clock.IsBroken);
            clock.IsBroken = true;
        }

        var told = await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => ReadToTheEndAsync(client).WithinDeadline("the end of the events"));
        Assert.Equal(StoppingClock.Words, told.Message);
        await client.StopAsync().WithinDeadline("an end");
    }

    private static async Task ReadToTheEndAsync(ChatClient client)
    {
        while (await client.Events.WaitToReadAsync(TestContext.Current.CancellationToken))
            Assert.True(client.Events.TryRead(out _));
    }

    private static bool IsMiddle(string word) => word.Length > 0 && word[0] != ':' && !word.Contains(' ', StringComparison.Ordinal);

    /// <summary>Says lines to a session that wants much, and writes what it answers as it would be written to a socket.</summary>
    private static void Serve(IEnumerable<string> lines)
    {
        var time = new FakeTimeProvider();
        var options = new ChatClientOptions { Server = new ServerEndpoint("host"), Nick = "alice", Channels = ["#lobby"] };
        var self = new OwnIdentity();
        var outbox = new Outbox(limit: 10);
        outbox.Add([new OutgoingMessage(self.NextId(), "#lobby", "text", MessageKind.Message, OutgoingState.Queued)]);
        var session = new ClientSession(
            options, new ClientMemory(options, self, outbox), new ClientFeed("alice"), time, new TrustVerdict.TrustedByAuthority(), isFirst: false,
            (line, capabilities) => MessageWriter.ToBytes(line, capabilities));
        session.Begin();
        foreach (var line in lines)
        {
            if (session.End is not null)
                break;
            if (MessageParser.TryParse(Encoding.UTF8.GetBytes(line), out var message) == ParseError.None)
                Receive(session, message!);
        }

        session.Lose("the end");
    }

    private static void Receive(ClientSession session, Message message)
    {
        try
        {
            session.Receive(message);
        }
        catch (ProtocolException)
        {
            // That is how a session says of a server that it cannot go on with it.
        }
    }

    private sealed class BrokenPins : IPinStore
    {
        public const string Words = "The pins are in a drawer.";

        public ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken) => throw new NotSupportedException(Words);

        public ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken) =>
            throw new NotSupportedException(Words);
    }

    private sealed class StoppingClock : FakeTimeProvider
    {
        public const string Words = "The clock fell off the wall.";

        public volatile bool IsBroken;

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidTimeZoneException(Words) : base.GetUtcNow();
    }
}
