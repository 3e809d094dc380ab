namespace ChatServer.State;

/// <summary>Those who are here, by id, nickname and account. Changed by <see cref="World"/> alone.</summary>
internal sealed class UserDirectory
{
    private readonly Dictionary<UserId, User> _byId = [];
    private readonly NameIndex<User> _byNick = new();
    private long _lastId;

    public IReadOnlyCollection<User> All => _byId.Values;

    public int Invisible { get; private set; }

    public int Operators { get; private set; }

    /// <summary>The most that there were at one time.</summary>
    public int Most { get; private set; }

    public UserId NextId => new(_lastId + 1);

    public User this[UserId id] => _byId[id];

    public User? Find(UserId id) => _byId.TryGetValue(id, out var user) ? user : null;

    public User? Find(string nick) => _byNick.Find(nick);

    /// <summary>The user whose nickname looks like this one, or is the same.</summary>
    public User? FindLookalike(string nick) => _byNick.FindLookalike(nick);

    /// <summary>The account's user without a connection, if there is one.</summary>
    public User? FindDetached(string account) =>
        _byId.Values.FirstOrDefault(user => user.DetachedAt is not null && user.Account is { } own && Names.AreEqual(own, account));

    /// <summary>Whether the user's account is here by another user as well.</summary>
    public bool IsHereTwice(User user) => user.Account is { } account
        && _byId.Values.Any(other => other != user && other.Account is { } own && Names.AreEqual(own, account));

    public void Add(User user)
    {
        _byId.Add(user.Id, user);
        _byNick.Add(user.Nick, user);
        _lastId = user.Id.Value;
        Most = Math.Max(Most, _byId.Count);
        Count(user, 1);
    }

    public void Remove(User user)
    {
        _byId.Remove(user.Id);
        _byNick.Remove(user.Nick, user);
        Count(user, -1);
    }

    /// <summary>The only way to change the modes of somebody who is here: they are counted.</summary>
    public void SetModes(User user, UserModes modes)
    {
        Count(user, -1);
        user.Modes = modes;
        Count(user, 1);
    }

    public void Rename(User user, string nick)
    {
        _byNick.Remove(user.Nick, user);
        user.Source = user.Source with { Nick = nick };
        _byNick.Add(nick, user);
    }

    private void Count(User user, int change)
    {
        Invisible += user.IsInvisible ? change : 0;
        Operators += user.IsOperator ? change : 0;
    }
}
