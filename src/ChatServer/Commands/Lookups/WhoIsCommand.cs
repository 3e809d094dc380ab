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
        if (user.IsOperator)
            yield return new Reply(Numeric.RplWhoIsOperator, user.Nick, user.OperatorLine ?? "is a server operator");
        if (user.IsBot)
            yield return new Reply(Numeric.RplWhoIsBot, user.Nick, $"is a bot on {options.NetworkName}");
        if (user.Account is { } account)
            yield return new Reply(Numeric.RplWhoIsAccount, user.Nick, account, "is logged in as");
        if (user.IsSecure)
            yield return new Reply(Numeric.RplWhoIsSecure, user.Nick, "is using a secure connection");
        foreach (var line in ForOwnerAndOperators(user, context))
            yield return line;
        if (MetadataLines.Knows(context.Session))
        {
            foreach (var (key, value) in user.Metadata.All)
                yield return new Reply(Numeric.RplWhoIsKeyValue, user.Nick, key, "*", value);
        }

        yield return new Reply(
            Numeric.RplWhoIsIdle, user.Nick, Replies.Text(Replies.IdleSeconds(user, context)), Replies.Text(user.SignedOnAt.ToUnixTimeSeconds()),
            "seconds idle, signon time");
    }

    private static IEnumerable<Reply> ForOwnerAndOperators(User user, CommandContext context)
    {
        if (user != context.User && !context.User.IsOperator)
            yield break;

        if (user.Sessions.Select(session => session.Origin.Address).LastOrDefault(known => known.Length > 0) is { } address)
            yield return new Reply(Numeric.RplWhoIsActually, user.Nick, $"{user.Source.User}@{user.Source.Host}", address, "Actual user@host, Actual IP");
        yield return new Reply(Numeric.RplWhoIsModes, user.Nick, $"is using modes {UserModeTable.Format(user.Modes)}");
        foreach (var fingerprint in user.Sessions.Select(session => session.Origin.CertificateFingerprint).OfType<string>().Distinct())
            yield return new Reply(Numeric.RplWhoIsCertFp, user.Nick, $"has client certificate fingerprint {fingerprint}");
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
