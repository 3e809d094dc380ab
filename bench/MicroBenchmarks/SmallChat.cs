using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace MicroBenchmarks;

/// <summary>The engine alone: nothing is stored, and nobody carries out its effects.</summary>
internal sealed class SmallChat
{
    private readonly ChatEngine _engine = new(
        new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } },
        new StoredState(default, []), KeptState.Nothing, TimeProvider.System, NullLoggerFactory.Instance);

    private int _users;

    /// <summary>One more user, in this channel.</summary>
    public void Enter(string channel)
    {
        var user = _users++;
        var nick = string.Create(CultureInfo.InvariantCulture, $"user{user}");
        Handle(new ConnectionOpened(IdOf(user), new SessionOrigin("198.51.100.cloak", IsSecure: true)));
        foreach (var line in (Message[])[new("NICK", nick), new("USER", nick, "0", "*", nick), new("JOIN", channel)])
            Say(user, line);
        if (_engine.World.FindChannel(channel)?.Members.Count != _users)
            throw new InvalidOperationException($"{nick} is not in {channel}.");
    }

    /// <summary>A line of this user. Gives how many effects it had.</summary>
    public int Say(int user, Message line) => Handle(new LinesReceived(IdOf(user), [ClientLine.Of(line)]));

    private static SessionId IdOf(int user) => SessionId.Of(user, use: 0);

    private int Handle(EngineInput input)
    {
        var batch = new EngineBatch();
        _engine.Tick();
        _engine.Handle(input, batch);
        batch.Storing.Set(true);
        return batch.Effects.Count;
    }
}
