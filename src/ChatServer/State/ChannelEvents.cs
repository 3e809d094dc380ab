using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>What becomes of channels: who is in them, as what, and what is set there.</summary>
internal sealed class ChannelEvents(ChannelDirectory channels, UserDirectory users, ReadMarkers readMarkers)
{
    public void Apply(ChannelCreated created, DateTimeOffset at) => channels.Own(channels.Create(created.Name, at), created.Founder);

    public void Apply(ChannelRenamed renamed)
    {
        var channel = channels[renamed.Channel];
        channels.Rename(channel, renamed.NewName);
        foreach (var member in channel.Members)
            readMarkers.Copy(member.User.Identity, renamed.OldName, renamed.NewName);
    }

    public void Apply(MemberJoined joined)
    {
        var (user, channel) = (users[joined.User], channels[joined.Channel]);
        user.Invitations.Remove(channel.Id);
        channels.Enter(user, channel, joined.Rank);
    }

    public void Apply(MemberParted parted) => channels.Leave(users[parted.User], channels[parted.Channel]);

    public void Apply(MemberKicked kicked) => channels.Leave(users[kicked.User], channels[kicked.Channel]);

    public void Apply(TopicChanged changed, DateTimeOffset at) =>
        channels[changed.Channel].Topic = changed.Text.Length == 0 ? null : new Topic(changed.Text, changed.By.ToString(), at);

    public void Apply(ChannelModesChanged changed, DateTimeOffset at)
    {
        var channel = channels[changed.Channel];
        channel.Settings = changed.Settings;
        foreach (var change in changed.Changes.Where(change => ChannelModes.IsList(change.Letter)))
            Apply(change, channel.Masks(change.Letter), new MaskEntry(Mask.TryParse(change.Parameter!)!, changed.By.ToString(), at));
        foreach (var (id, rank) in changed.Ranks)
        {
            var user = users[id];
            if (channel.FindMember(user) is { } member)
                member.Rank = rank;
            KeepRank(channel, user, rank);
        }
    }

    private static void Apply(ModeChange change, MaskList masks, MaskEntry entry)
    {
        if (change.IsSet)
            masks.Add(entry);
        else
            masks.Remove(entry.Mask.Text);
    }

    private static void KeepRank(Channel channel, User user, MemberRank rank)
    {
        if (channel.Founder is null || user.Account is not { } account)
            return;
        if (rank == MemberRank.None)
            channel.AccountRanks.Remove(CaseMapping.Fold(account));
        else if (channel.AccountRanks.Count < Channel.MaxAccountRanks)
            channel.AccountRanks[CaseMapping.Fold(account)] = rank;
    }
}
