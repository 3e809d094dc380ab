using System.Collections.Concurrent;
using ChatCore.Client;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Sessions;

/// <summary>
/// All sessions, found by the id in their user's cookie. Bounded in all and for each client address, those still connecting included;
/// beyond the bound a new session is refused and the existing ones stay.
/// </summary>
internal sealed class UserSessionDirectory(
    IOptions<GatewayOptions> options, IChatConnector connector, TimeProvider time, ILogger<UserSessionDirectory> logger)
{
    private readonly ConcurrentDictionary<SessionId, UserSession> _sessions = new();
    private readonly Dictionary<string, int> _perAddress = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private int _total;

    /// <summary>Told of each session before it begins.</summary>
    public event Action<UserSession>? Opening;

    public int Count => _sessions.Count;

    public IEnumerable<UserSession> All => _sessions.Values;

    public UserSession? Find(SessionId id) => _sessions.GetValueOrDefault(id);

    /// <summary>Connects and waits until the chat server welcomes the user or something is in the way.</summary>
    /// <param name="request">Where, and as whom.</param>
    /// <param name="cancellationToken">The browser has gone, or it takes too long.</param>
    /// <param name="id">The id of the session that is taken up again; null for a new one.</param>
    public async Task<OpenResult> OpenAsync(SignInRequest request, CancellationToken cancellationToken, SessionId? id = null)
    {
        if (TryCountIn(request.ClientAddress) is { } full)
            return full;

        var session = new UserSession(id ?? SessionId.New(), request, connector.Create(request), time);
        Opening?.Invoke(session);
        try
        {
            session.Start();
            if (await session.FirstOutcome.WaitAsync(cancellationToken) is { } reason)
            {
                await DiscardAsync(session);
                return new OpenResult.Stopped(reason);
            }
        }
        catch (OperationCanceledException)
        {
            await DiscardAsync(session); // The browser has gone; nobody would ever attach.
            return new OpenResult.Stopped(new StopReason.Requested());
        }

        _sessions[session.Id] = session;
        SessionLog.Opened(logger, session.Id.GetHashCode(), session.Server.ToString());
        return new OpenResult.Opened(session);
    }

    /// <summary>Ends a session; nothing when there is none of that id any more.</summary>
    public async Task EndAsync(SessionId id, string? reason, bool isSignedOut = false)
    {
        if (!_sessions.TryRemove(id, out var session))
            return;

        if (isSignedOut)
            session.Ticket?.Forget();

        CountOut(session.ClientAddress);
        await LogFailureAsync(session, session.EndAsync(reason, isSignedOut));
        SessionLog.Ended(logger, session.Id.GetHashCode(), reason);
    }

    /// <summary>The gateway stops: the sessions would tell each other's tabs of their ends, which are past drawing anything.</summary>
    public Task EndAllAsync(string reason)
    {
        foreach (var session in _sessions.Values)
            session.Changes.Close();
        return Task.WhenAll(_sessions.Keys.Select(id => EndAsync(id, reason)));
    }

    /// <summary>Ends the sessions that no tab has used for the grace period. Who asked to be remembered comes back by the ticket.</summary>
    public Task SweepAsync() => Task.WhenAll(_sessions.Values
        .Where(session => session.IdleTime >= options.Value.SessionGracePeriod)
        .Select(session =>
        {
            if (session.Ticket is { Header.IsRemembered: false } ticket)
                ticket.Forget();

            return EndAsync(session.Id, "Away for too long");
        }));

    private async Task DiscardAsync(UserSession session)
    {
        CountOut(session.ClientAddress);
        await LogFailureAsync(session, session.DisposeAsync().AsTask());
    }

    /// <summary>A session is gone whatever became of its connection: its failure is told here and ends neither others nor the gateway.</summary>
    private async Task LogFailureAsync(UserSession session, Task ending)
    {
        try
        {
            await ending;
        }
        catch (Exception failure)
        {
            SessionLog.EndFailed(logger, failure, session.Id.GetHashCode());
        }
    }

    private OpenResult.Full? TryCountIn(string address)
    {
        lock (_counting)
        {
            if (_total >= options.Value.MaxSessions)
                return new OpenResult.Full(IsForAddress: false);

            var held = _perAddress.GetValueOrDefault(address);
            if (held >= options.Value.MaxSessionsPerAddress)
                return new OpenResult.Full(IsForAddress: true);

            _total++;
            _perAddress[address] = held + 1;
            return null;
        }
    }

    private void CountOut(string address)
    {
        lock (_counting)
        {
            _total--;
            if (--_perAddress[address] == 0)
                _perAddress.Remove(address);
        }
    }
}
