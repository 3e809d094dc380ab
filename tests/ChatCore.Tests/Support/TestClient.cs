using ChatCore.Client;
using ChatCore.Security;
using Microsoft.Extensions.Time.Testing;

namespace ChatCore.Tests.Support;

/// <summary>A <see cref="ChatClient"/> under test, its clock, and its events one after the other.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private TestClient(ChatClientOptions options, IPinStore pins) => Client = new ChatClient(options, pins, Time);

    public ChatClient Client { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>A started client that trusts the server by pin.</summary>
    public static async Task<TestClient> StartAsync(ScriptedServer server, Func<ChatClientOptions, ChatClientOptions>? change = null)
    {
        var pins = new InMemoryPinStore();
        await pins.RememberAsync(server.Endpoint, server.Fingerprint, CancellationToken.None);
        return Start(server.Endpoint, pins, change);
    }

    public static TestClient Start(ServerEndpoint server, IPinStore pins, Func<ChatClientOptions, ChatClientOptions>? change = null)
    {
        var options = new ChatClientOptions { Server = server, Nick = "alice" };
        var client = new TestClient(change is null ? options : change(options), pins);
        client.Client.Start();
        return client;
    }

    /// <summary>The next event.</summary>
    public async Task<ClientEvent> NextAsync() =>
        await Client.Events.ReadAsync(TestContext.Current.CancellationToken).AsTask().WithinDeadline("an event");

    /// <summary>The next event of this kind; those before it are passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? which = null)
        where T : ClientEvent
    {
        var passed = new List<ClientEvent>();
        try
        {
            while (true)
            {
                var happened = await NextAsync();
                if (happened is T wanted && (which is null || which(wanted)))
                    return wanted;
                passed.Add(happened);
            }
        }
        catch (Exception e) when (e is TimeoutException or System.Threading.Channels.ChannelClosedException)
        {
            throw new InvalidOperationException($"No {typeof(T).Name} came, only: {string.Join(" / ", passed)}", e);
        }
    }

    public async Task<T> NextStateAsync<T>()
        where T : ConnectionState =>
        (T)(await NextAsync<ClientEvent.StateChanged>(changed => changed.State is T)).State;

    /// <summary>Every event until one of this kind, which is the last of them.</summary>
    public async Task<List<ClientEvent>> AllUntilAsync<T>(Func<T, bool>? which = null)
        where T : ClientEvent
    {
        var all = new List<ClientEvent>();
        do
            all.Add(await NextAsync());
        while (all[^1] is not T wanted || (which is not null && !which(wanted)));
        return all;
    }

    /// <summary>The client is waiting to reconnect: the time has come.</summary>
    public async Task<ConnectionState.Reconnecting> ReconnectAsync()
    {
        var waiting = await NextStateAsync<ConnectionState.Reconnecting>();
        Time.Advance(waiting.RetryAt - Time.GetUtcNow());
        return waiting;
    }

    public async Task<StopReason> NextStopAsync() => (await NextStateAsync<ConnectionState.Stopped>()).Reason;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
