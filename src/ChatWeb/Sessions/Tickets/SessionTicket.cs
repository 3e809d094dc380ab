using System.Text;
using ChatCore.Client;

namespace ChatWeb.Sessions.Tickets;

/// <summary>A living session's ticket: keeps what is written of it up to date.</summary>
internal sealed class SessionTicket
{
    /// <summary>How often "last seen" reaches the disk while nothing else changes.</summary>
    private static readonly TimeSpan WriteInterval = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly TicketStore _store;
    private TicketContent _content;
    private TicketHeader _header;
    private DateTimeOffset _writtenAt;

    private SessionTicket(TicketStore store, string name, TicketKey key, TicketContent content, TicketHeader header) =>
        (_store, Name, Key, _content, _header, _writtenAt) = (store, name, key, content, header, header.LastSeen);

    public string Name { get; }

    public TicketKey Key { get; }

    public TicketHeader Header => Volatile.Read(ref _header);

    /// <summary>A new ticket for a session that was just signed in.</summary>
    public static SessionTicket Issue(TicketStore store, SessionId id, TicketContent content, TicketOrigin origin, DateTimeOffset now)
    {
        var name = TicketStore.NameOf(id);
        var owner = content.Account is { } account ? TicketHeader.OwnerOf(content.Server, account) : name;
        var ticket = new SessionTicket(
            store, name, TicketKey.New(), content, new TicketHeader(owner, origin.Device, origin.Network, origin.IsRemembered, now, now));
        store.Add(name, ticket._header, ticket.Sealed());
        return ticket;
    }

    /// <summary>The ticket that a browser brings back; null when there is none that its key opens.</summary>
    public static (SessionTicket Ticket, TicketContent Content)? Find(TicketStore store, SessionId id, TicketKey key)
    {
        var name = TicketStore.NameOf(id);
        return store.Find(name) is var (header, whole) && key.TryOpen(whole, Encoding.UTF8.GetBytes(name)) is { } bytes && TicketContent.TryRead(bytes) is { } content
            ? (new SessionTicket(store, name, key, content, header), content)
            : null;
    }

    /// <summary>Notes what the session is like now. False when the ticket was forgotten meanwhile, and with it the session should be.</summary>
    public bool Save(UserSession session, DateTimeOffset now)
    {
        lock (_gate)
        {
            var content = _content.With(session.State, session.LastSelected);
            var header = session.TabCount > 0 ? _header with { LastSeen = now } : _header;
            var isWorthWriting = content != _content || header.LastSeen - _writtenAt >= WriteInterval;
            (_content, _header) = (content, header);
            if (isWorthWriting)
                _writtenAt = now;

            return _store.Update(Name, header, isWorthWriting ? Sealed() : null);
        }
    }

    /// <summary>It is seen from somewhere else now.</summary>
    public void Move(TicketOrigin origin, DateTimeOffset now)
    {
        lock (_gate)
        {
            _header = _header with { Device = origin.Device, Network = origin.Network, LastSeen = now };
            _store.Update(Name, _header, Sealed());
        }
    }

    /// <summary>A guest has an account now.</summary>
    public void UseAccount(ClientAccount account)
    {
        lock (_gate)
        {
            _content = _content.With(account);
            _header = _header with { Owner = TicketHeader.OwnerOf(_content.Server, account.Name) };
            _store.Update(Name, _header, Sealed());
        }
    }

    public void Forget() => _store.Forget(Name);

    private byte[] Sealed() => Key.Seal(_content.ToBytes(), Encoding.UTF8.GetBytes(Name));
}

/// <summary>Where somebody signs in from, in words that can be shown.</summary>
internal sealed record TicketOrigin(string Device, string Network, bool IsRemembered);
