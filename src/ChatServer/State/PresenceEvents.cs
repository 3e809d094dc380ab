namespace ChatServer.State;

/// <summary>Who is here, as which account and by which connections: from registration until the last word.</summary>
internal sealed class PresenceEvents(
    SessionDirectory sessions, UserDirectory users, ChannelDirectory channels, AccountDirectory accounts, WhoWasLog whoWas, ReadMarkers readMarkers)
{
    public void Apply(UserRegistered registered, Recorded recorded)
    {
        var session = sessions[registered.Session];
        var identity = session.Origin.CertificateFingerprint is { } fingerprint ? User.IdentityOf(fingerprint) : $"guest:{recorded.Id}";
        var user = new User(registered.User, identity, registered.Source, registered.RealName, recorded.At)
        {
            Modes = registered.Modes,
            AwayMessage = Absence.InWords(session.AwayMessage),
            Account = session.Account,
        };

        if (session.Account is { } account)
            user.Metadata = accounts.ProfileOf(account);
        user.Metadata.SetAll(session.EarlyMetadata.All);
        user.Sessions.Add(session);
        sessions.Attach(session, user);
        session.Password = null;
        users.Add(user);
    }

    public void Apply(LoggedIn loggedIn)
    {
        var session = sessions[loggedIn.Session];
        session.Account = loggedIn.Account;
        if (session.User is not { } user)
            return;

        ForgetGuest(user);
        user.Account = loggedIn.Account;
        TakeProfile(user, loggedIn.Account);
        foreach (var other in user.Sessions)
            other.Account = loggedIn.Account;
    }

    public void Apply(SessionAttached attached)
    {
        var (session, user) = (sessions[attached.Session], users[attached.User]);
        sessions.Attach(session, user);
        session.Password = null;
        user.Sessions.Add(session);
        user.DetachedAt = null;
        Secure(user);
        foreach (var channel in user.Channels)
            channel.Attach(session);
    }

    public void Apply(SessionDetached detached, EventId id)
    {
        var user = users[detached.User];
        var session = sessions[detached.Session];
        sessions.Close(session);
        user.Sessions.Remove(session);
        Secure(user);
        foreach (var channel in user.Channels)
            channel.Detach(session);
        if (user.Sessions.Count == 0)
            user.DetachedAt = id;
    }

    public void Apply(UserQuit quit, DateTimeOffset at)
    {
        var user = users[quit.User];
        whoWas.Add(user, at);
        foreach (var channel in user.Channels.ToArray())
            channels.Leave(user, channel);

        users.Remove(user);
        ForgetGuest(user);
        foreach (var session in user.Sessions)
            sessions.Close(session);
    }

    /// <summary>What the account told earlier counts; one that told nothing yet tells what the guest did.</summary>
    private void TakeProfile(User user, string account)
    {
        var profile = accounts.ProfileOf(account);
        if (profile.Count == 0)
            profile.SetAll(user.Metadata.All);
        user.Metadata = profile;
    }

    /// <summary>Mode <c>Z</c> is about all connections of the user together.</summary>
    private void Secure(User user) => users.SetModes(
        user, user.IsSecure && user.Sessions.Count > 0 ? user.Modes | UserModes.Secure : user.Modes & ~UserModes.Secure);

    /// <summary>A guest's identity ends here: nobody will ask for what it has read.</summary>
    private void ForgetGuest(User user)
    {
        if (User.IsGuest(user.Identity))
            readMarkers.Forget(user.Identity);
    }
}
