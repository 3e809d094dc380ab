using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Tests.Support;

/// <summary>
/// A small chat under attack: one actor of each kind sends <see cref="HostileLines"/>, and comes back when it was thrown out. Its bounds are
/// tight, so that a few thousand lines reach all of them.
/// </summary>
internal sealed class HostileChat
{
    private const int LinesToRemember = 12;
    private const int LinesOfARun = 500;
    private const int MaxAccounts = 4;

    /// <summary>Fast enough that what is kept for minutes comes and goes within a test.</summary>
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Actors = ["chanop", "stranger", "guest", "member", "admin", "witness"];

    private static readonly Type[] EveryKind = [.. typeof(ChatEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChatEvent)))];

    private readonly HashSet<Type> _kinds = [];
    private readonly Queue<string> _lastLines = new();
    private readonly Dictionary<string, FakeTransportConnection> _transports = [];
    private readonly HostileLines _lines;
    private readonly World? _follower;
    private readonly int _seed;
    private long _sent;
    private int _reloads;

    /// <param name="seed">What the lines are made of.</param>
    /// <param name="isFollowed">Whether a second world lives through the same events, for <see cref="RequireThatEventsExplainTheState"/>.</param>
    public HostileChat(int seed, bool isFollowed)
    {
        _seed = seed;
        _lines = new HostileLines(seed);
        Chat = new TestChat(Options, new InMemoryEventStore(20, 20, maxLogs: 50));
        if (isFollowed)
            _follower = new World(Options.Limits.EmptyChannels, Options.Limits.WhowasEntries, Options.Motd, Chat.World.StartedAt);
        Chat.Observer = Observe;
        Chat.Reload = Reload;
        Chat.WithAccount("member");
        foreach (var actor in Actors)
            Enter(actor);
    }

    public TestChat Chat { get; }

    /// <summary>Events so far.</summary>
    public long Events { get; private set; }

    /// <summary>The kinds of events that nothing has led to yet.</summary>
    public IReadOnlyList<string> KindsMissing => [.. EveryKind.Except(_kinds).Select(kind => kind.Name).Order(StringComparer.Ordinal)];

    private static ChatOptions Options { get; } = new()
    {
        ServerName = "chat.test",
        Limits = new LimitOptions
        {
            CommandsPerSecond = 0,
            ChannelsPerUser = 8,
            ListModeEntries = 10,
            MonitorEntries = 10,
            WhowasEntries = 10,
            EmptyChannels = 10,
        },
        Metadata = new MetadataOptions { MaxKeys = 10, MaxSubscriptions = 10 },
        Accounts = new AccountOptions { PasswordHashCost = "test", ScramIterations = 4096, Registration = new AccountRegistrationOptions { MaxAccounts = MaxAccounts } },
        Opers = [new OperOptions { Name = "keeper", Password = "open" }],
    };

    /// <summary>One actor sends something.</summary>
    public void SendNext()
    {
        var actor = Actors[_lines.Choose(Actors.Length)];
        var bytes = _lines.Next();
        Remember(actor, bytes);
        _sent++;
        Chat.Time.Advance(BetweenLines);
        Chat.SendBytes(actor, bytes);
        foreach (var gone in Actors.Where(IsGone))
            Enter(gone);
        if (_sent % LinesOfARun == 0)
            BeginAgain();
    }

    /// <summary>Runs this part of a test; what goes wrong in it is told with what is needed to see it again.</summary>
    public void Explain(Action part)
    {
        try
        {
            part();
        }
        catch (Exception failure)
        {
            Assert.Fail($"""
                Line {_sent} of seed {_seed} (WEBCHAT_HOSTILE_SEED={_seed} replays it): {failure.Message}
                The last lines, escaped:
                {string.Join('\n', _lastLines)}
                {failure.StackTrace}
                """);
        }
    }

    /// <summary>A world that lived through the recorded events alone is in the same state: nothing else has changed any.</summary>
    public void RequireThatEventsExplainTheState() =>
        WorldSnapshot.RequireSame(WorldSnapshot.Of(_follower!), WorldSnapshot.Of(Chat.World));

    public void RequireThatTheChatGoesOn()
    {
        Assert.InRange(Chat.World.Users.Count, 0, Actors.Length + MaxAccounts);
        Chat.Register("visitor");
        Assert.Equal([":chat.test PONG chat.test alive"], Chat.Ask("visitor", "PING alive"));
        Chat.Send("visitor", "QUIT");
        Chat.Drop("visitor");
    }

    /// <summary>Every REHASH finds that accounts are made in another way than before, so that the capabilities on offer change.</summary>
    private Questions.Reloaded Reload()
    {
        var registration = Options.Accounts.Registration with { CustomAccountName = _reloads++ % 2 == 0 };
        return new(Options with { Accounts = Options.Accounts with { Registration = registration } });
    }

    private void Observe(Recorded recorded)
    {
        Events++;
        _kinds.Add(recorded.Event.GetType());
        _follower?.Apply(recorded);
        if (recorded.Event is ChannelMessagePosted)
            _lines.NewestMessage = recorded.Id.ToString();
    }

    private bool IsGone(string actor) => _transports[actor] is { IsClosing: true } or { IsAborted: true } || Chat.IsDropped(actor);

    /// <summary>Everybody hangs up and comes back as what it was, operator of its own channel among them: hostile lines lose such things.</summary>
    private void BeginAgain()
    {
        foreach (var actor in Actors)
            Chat.Drop(actor);
        foreach (var actor in Actors)
            Enter(actor);
    }

    private void Enter(string actor)
    {
        if (_transports.ContainsKey(actor) && !Chat.IsDropped(actor))
            Chat.Drop(actor);

        var transport = Chat.Connect(actor, actor == "member" ? new string('a', 64) : null);
        transport.IsForgetful = true;
        _transports[actor] = transport;
        if (actor == "stranger")
            return;
        if (actor == "member")
            Chat.Send(actor, "CAP REQ :sasl", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("member", "secret")}");
        if (actor == "witness")
            Chat.Send(actor, "CAP REQ :message-tags server-time batch echo-message labeled-response draft/multiline extended-join account-notify invite-notify");

        Chat.Send(actor, $"NICK {FreeNick(actor)}", $"USER {actor} 0 * :{actor}", "CAP END");
        if (actor == "admin")
            Chat.Send(actor, "OPER keeper open");
        Chat.Send(actor, $"JOIN #{actor},#lobby");
    }

    private string FreeNick(string wanted) => Enumerable.Range(0, int.MaxValue)
        .Select(number => number == 0 ? wanted : $"{wanted}{number}")
        .First(nick => Chat.World.FindLookalike(nick) is null && (Chat.World.FindAccount(nick) is null || nick == "member"));

    private void Remember(string actor, byte[] bytes)
    {
        _lastLines.Enqueue($"{actor}: {string.Concat(bytes.Take(200).Select(one => one is >= 32 and < 127 ? $"{(char)one}" : $"\\x{one:x2}"))}");
        if (_lastLines.Count > LinesToRemember)
            _lastLines.Dequeue();
    }
}
