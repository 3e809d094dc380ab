using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Storage;

namespace ChatServer.State;

/// <summary>
/// Brings back what was there when the server last stopped, before anything happens: channels with a topic, then whose they are, then those
/// who stay present without a connection.
/// </summary>
internal sealed class Restoration(UserDirectory users, ChannelDirectory channels, AccountDirectory accounts, ReadMarkers readMarkers)
{
    public void BringBack(StoredState stored, KeptState kept, SessionOptions options, DateTimeOffset now)
    {
        foreach (var (channel, topic) in stored.Topics)
            BringBack(channel, topic);
        foreach (var marker in stored.Markers)
            readMarkers.Set(marker);
        foreach (var account in kept.Accounts)
            accounts.Know(KnownAccount.Of(account));
        foreach (var profile in kept.Records.Profiles)
            accounts.ProfileOf(profile.Account).SetAll(profile.Metadata);
        foreach (var channel in kept.Records.Channels)
            BringBack(channel);
        foreach (var presence in kept.Records.Presences)
        {
            if (options.KeepsPresent(accounts.Find(presence.Account)?.AlwaysOn))
                BringBack(presence, now);
        }
    }

    /// <summary>Topics come oldest first: of too many, the oldest are forgotten.</summary>
    private void BringBack(string name, Topic topic)
    {
        if (channels.Find(name) is null)
            channels.Create(name, topic.SetAt).Topic = topic;
        channels.ForgetTooMany();
    }

    private void BringBack(KeptChannel kept)
    {
        var channel = channels.Find(kept.Name) ?? channels.Create(kept.Name, kept.CreatedAt);
        channels.Own(channel, kept.Founder);
        channel.RestoreModes(kept.Modes);
        foreach (var (account, ranks) in kept.Ranks)
            channel.AccountRanks[account] = MemberRanks.OfLetters(ranks);
        channel.Metadata.SetAll(kept.Metadata);
    }

    private void BringBack(KeptPresence kept, DateTimeOffset now)
    {
        if (users.Find(kept.Nick) is not null)
            return;

        var user = new User(users.NextId, string.Empty, new Source(kept.Nick, kept.UserName, kept.Host), kept.RealName, now)
        {
            Account = kept.Account,
            DetachedAt = new EventId(kept.SeenUntil),
            Metadata = accounts.ProfileOf(kept.Account),
        };
        users.Add(user);
        foreach (var (name, ranks) in kept.Channels)
            channels.Enter(user, channels.Find(name) ?? channels.Create(name, now), MemberRanks.OfLetters(ranks));
    }
}
