using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>What users are called, what they may do, and whom they listen to.</summary>
internal sealed class UserEvents(UserDirectory users, WhoWasLog whoWas)
{
    public void Apply(NickChanged changed, DateTimeOffset at)
    {
        var user = users[changed.User];
        if (!CaseMapping.Ascii.Equals(user.Nick, changed.NewNick))
            whoWas.Add(user, at);
        users.Rename(user, changed.NewNick);
    }

    public void Apply(UserModesChanged changed)
    {
        var user = users[changed.User];
        users.SetModes(user, changed.Modes);
        if (!user.IsOperator)
            user.OperatorLine = null;
    }

    public void Apply(OperatorGranted granted)
    {
        var user = users[granted.User];
        users.SetModes(user, user.Modes | UserModes.Operator);
        user.OperatorLine = granted.WhoisLine;
    }

    public void Apply(UserHostChanged changed)
    {
        var user = users[changed.User];
        user.Source = user.Source with { User = changed.UserName, Host = changed.Host };
    }

    public void Apply(UserInvited invited)
    {
        var invitations = users[invited.User].Invitations;
        invitations.Remove(invited.Channel);
        invitations.Add(invited.Channel);
        if (invitations.Count > User.MaxInvitations)
            invitations.RemoveAt(0);
    }

    public void Apply(AcceptChanged changed)
    {
        if (changed.IsAccepted)
            Accept(users[changed.User], changed.Target);
        else
            users[changed.User].Accepted.Remove(changed.Target);
    }

    /// <summary>Who writes to somebody wants to hear the answer, whatever its mode <c>R</c>.</summary>
    public void Apply(PrivateMessagePosted posted, DateTimeOffset at)
    {
        var user = users[posted.User];
        user.ActiveAt = at;
        if (user.Has(UserModes.RegisteredOnly))
            Accept(user, posted.Recipient);
    }

    /// <summary>Those who are gone make room.</summary>
    private void Accept(User user, UserId target)
    {
        user.Accepted.RemoveWhere(id => users.Find(id) is null);
        if (user.Accepted.Count < User.MaxAccepted)
            user.Accepted.Add(target);
    }
}
