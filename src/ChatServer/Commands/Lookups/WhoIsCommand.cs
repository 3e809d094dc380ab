using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>WHOIS [server] nick</c> tells about a user.</summary>
internal sealed class WhoIsCommand : ICommand
{
    private const int ChannelsBytes = 300;

    public CommandSpec Spec { get; } = new(Verbs.WhoIs);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if ((context.Find(1) ?? context.Find(0)) is not { } nick)
        {
            yield return Refusal.NoNicknameGiven();
            yield break;
        }

        if (context.World.FindUser(nick) is not { } user)
        {
            yield return Refusal.NoSuchNick(nick);
        }
        else
        {
            foreach (var line in About(user, context))
                yield return line;
        }

        yield return new Reply(Numeric.RplEndOfWhoIs, Target.Shown(nick), "End of /WHOIS list");
    }

    private static IEnumerable<Reply> About(User user, CommandContext context)
    {
        var options = context.Options;
        yield return new Reply(Numeric.RplWhoIsUser, user.Nick, user.Source.User!, user.Source.Host!, "*", user.RealName);
        foreach (var line in Replies.Lines(VisibleChannels(user, context), ChannelsBytes))
            yield return new Reply(Numeric.RplWhoIsChannels, user.Nick, line);
        yield return new Reply(Numeric.RplWhoIsServer, user.Nick, options.ServerName, options.Description);
        if (user.AwayMessage is { } away)
            yield return new Reply(Numeric.RplAway, user.Nick, away);
        if (user.Sessions.TrueForAll(session => session.Origin.IsSecure))
            yield return new Reply(Numeric.RplWhoIsSecure, user.Nick, "is using a secure connection");

        if (user == context.User && context.Session.Origin.Address is { Length: > 0 } address)
            yield return new Reply(Numeric.RplWhoIsActually, user.Nick, $"{user.Source.User}@{user.Source.Host}", address, "Actual user@host, Actual IP");
        if (MetadataLines.Knows(context.Session))
        {
            foreach (var (key, value) in user.Metadata.All)
                yield return new Reply(Numeric.RplWhoIsKeyValue, user.Nick, key, "*", value);
        }

        var idle = (long)Math.Max(0, (context.Now - user.ActiveAt).TotalSeconds);
        yield return new Reply(
            Numeric.RplWhoIsIdle, user.Nick, Replies.Text(idle), Replies.Text(user.SignedOnAt.ToUnixTimeSeconds()), "seconds idle, signon time");
    }

    /// <summary>An invisible user's channels are shown to those who share one.</summary>
    private static IEnumerable<string> VisibleChannels(User user, CommandContext context)
    {
        var all = context.Session.Capabilities.Has(Capability.MultiPrefix);
        return user.IsInvisible && !user.SharesChannelWith(context.User)
            ? []
            : user.Channels
                .Where(channel => channel.IsVisibleTo(context.User))
                .Select(channel => channel.FindMember(user)!.Prefixes(all) + channel.Name);
    }
}
