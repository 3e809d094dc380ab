using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>
/// The channels by id, name and owner: made by whoever enters first, forgotten when empty unless they belong to somebody. Those with a topic
/// are remembered a while. Changed by <see cref="World"/> alone.
/// </summary>
/// <param name="maxEmpty">How many empty channels keep their topic.</param>
internal sealed class ChannelDirectory(int maxEmpty)
{
    private readonly Dictionary<ChannelId, Channel> _byId = [];
    private readonly NameIndex<Channel> _byName = new();
    private readonly Dictionary<string, int> _owned = new(CaseMapping.Ascii);

    /// <summary>The one that has been empty longest first.</summary>
    private readonly LinkedList<Channel> _empty = [];
    private long _lastId;

    public IReadOnlyCollection<Channel> All => _byId.Values;

    /// <summary>How many have members.</summary>
    public int Occupied { get; private set; }

    public ChannelId NextId => new(_lastId + 1);

    public Channel this[ChannelId id] => _byId[id];

    public Channel? Find(ChannelId id) => _byId.TryGetValue(id, out var channel) ? channel : null;

    public Channel? Find(string name) => _byName.Find(name);

    /// <summary>The channel whose name looks like this one, or is the same.</summary>
    public Channel? FindLookalike(string name) => _byName.FindLookalike(name);

    /// <summary>How many channels belong to the account.</summary>
    public int OwnedBy(string account) => _owned.GetValueOrDefault(account);

    /// <summary>A new channel, empty until somebody enters.</summary>
    public Channel Create(string name, DateTimeOffset at)
    {
        var channel = new Channel(NextId, name, at);
        _lastId = channel.Id.Value;
        _byId.Add(channel.Id, channel);
        _byName.Add(name, channel);
        _empty.AddLast(channel);
        return channel;
    }

    public void Rename(Channel channel, string name)
    {
        _byName.Remove(channel.Name, channel);
        channel.Name = name;
        _byName.Add(name, channel);
    }

    /// <summary>A channel that belongs to an account is never forgotten.</summary>
    public void Own(Channel channel, string? founder)
    {
        if (founder is null || channel.Founder is not null)
            return;

        channel.Founder = founder;
        _empty.Remove(channel);
        _owned[founder] = OwnedBy(founder) + 1;
    }

    public void Enter(User user, Channel channel, MemberRank rank)
    {
        if (channel.Members.Count == 0)
        {
            _empty.Remove(channel);
            Occupied++;
        }

        channel.Add(user, rank);
    }

    public void Leave(User user, Channel channel)
    {
        channel.Remove(user);
        if (channel.Members.Count > 0)
            return;

        Occupied--;
        if (channel.Founder is not null)
            return;

        if (channel.ClosesWhenEmpty)
            channel.Topic = null;
        channel.Reset();
        _empty.AddLast(channel);
        if (channel.Topic is null)
            Forget(channel);
        else
            ForgetTooMany();
    }

    /// <summary>Keeps the number of empty channels within its bound: the one that has been empty longest goes first.</summary>
    public void ForgetTooMany()
    {
        while (_empty.Count > maxEmpty && _empty.First is { Value: var oldest })
            Forget(oldest);
    }

    private void Forget(Channel channel)
    {
        _empty.Remove(channel);
        _byId.Remove(channel.Id);
        _byName.Remove(channel.Name, channel);
    }
}
