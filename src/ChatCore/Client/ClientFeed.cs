using System.Threading.Channels;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// What the loop tells: the bounded stream of events, and snapshots of what they amount to. The loop collects while it works on a line and
/// then flushes, waiting when the reader is far behind.
/// </summary>
internal sealed class ClientFeed(string nick)
{
    private const int Capacity = 10_000;
    private readonly Channel<ClientEvent> _events = Channel.CreateBounded<ClientEvent>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleWriter = true });

    private readonly List<ClientEvent> _collected = [];
    private readonly List<Action> _afterwards = [];
    private volatile ConnectionState _state = new ConnectionState.Idle();
    private volatile ISupport _support = ISupport.Empty;
    private volatile string _nick = nick;
    private volatile MultilineLimits? _multiline;

    public ChannelReader<ClientEvent> Events => _events.Reader;

    public ConnectionState State => _state;

    public ISupport Support => _support;

    public string Nick => _nick;

    /// <summary>What a message of several lines may hold at the server, as far as known; null when there can be none.</summary>
    public MultilineLimits? Multiline
    {
        get => _multiline;
        set => _multiline = value;
    }

    public void Tell(ClientEvent happened)
    {
        switch (happened)
        {
            case ClientEvent.StateChanged changed:
                _state = changed.State;
                break;
            case ClientEvent.ISupportChanged changed:
                _support = changed.Support;
                break;
            case ClientEvent.Registered registered:
                _nick = registered.Nick;
                break;
            case ClientEvent.NickChanged { IsSelf: true } changed:
                _nick = changed.NewNick;
                break;
        }

        _collected.Add(happened);
    }

    /// <summary>Does something once everything told so far can be read.</summary>
    public void Afterwards(Action action) => _afterwards.Add(action);

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var happened in _collected)
            await _events.Writer.WriteAsync(happened, cancellationToken).ConfigureAwait(false);

        _collected.Clear();
        foreach (var action in _afterwards)
            action();

        _afterwards.Clear();
    }

    /// <summary>Ends the stream with the last state. It does not wait: a reader too far behind misses only that last event.</summary>
    public void Complete(ConnectionState.Stopped stopped, Exception? bug = null)
    {
        Tell(new ClientEvent.StateChanged(stopped));
        foreach (var happened in _collected)
            _events.Writer.TryWrite(happened);

        foreach (var action in _afterwards)
            action();

        _events.Writer.TryComplete(bug);
    }
}
