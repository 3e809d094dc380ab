using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary>
/// <c>WHO channel|mask [o] [%fields[,token]]</c> lists members of a channel, or users by a mask on nickname, user name, host and real name;
/// with fields in the form of WHOX.
/// </summary>
internal sealed class WhoCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Who);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var mask = context.Find(0) ?? "*";
        var options = context.Message[1];
        var percent = options.IndexOf('%', StringComparison.Ordinal);
        var fields = percent < 0 ? null : WhoXFields.Parse(options[(percent + 1)..]);
        var onlyOperators = options.AsSpan(0, percent < 0 ? options.Length : percent).Contains('o');

        var users = Matches(context, mask)
            .Where(match => !onlyOperators || match.User.IsOperator)
            .Select(match => fields?.Line(context, match.User, match.Channel, match.Member) ?? Line(context, match.User, match.Channel, match.Member));
        foreach (var line in Replies.Bounded(users, context, "users: narrow the mask, or ask with NAMES"))
            yield return line;

        yield return new Reply(Numeric.RplEndOfWho, Target.Shown(mask), "End of WHO list");
    }

    /// <summary>Here or gone, operator, bot, then the ranks in the channel.</summary>
    public static string Flags(CommandContext context, User user, Membership? member) => string.Concat(
        user.AwayMessage is null ? "H" : "G",
        user.IsOperator ? "*" : string.Empty,
        user.IsBot ? UserModeTable.Bot.ToString() : string.Empty,
        member?.Prefixes(context.Session.Capabilities.Has(Capability.MultiPrefix)));

    private static IEnumerable<(User User, Channel? Channel, Membership? Member)> Matches(CommandContext context, string mask)
    {
        if (State.Names.IsChannel(mask))
            return context.World.FindChannel(mask) is { } channel && channel.IsVisibleTo(context.User) ? MembersOf(channel, context.User) : [];
        if (context.World.FindUser(mask) is { } named)
            return [(named, null, null)];

        return mask == "0" || Wildcards.Contains(mask)
            ? context.World.Users
                .Where(user => (!user.IsInvisible || user.SharesChannelWith(context.User)) && IsMatch(mask == "0" ? "*" : mask, user))
                .Select(user => (user, (Channel?)null, (Membership?)null))
            : [];
    }

    private static IEnumerable<(User User, Channel? Channel, Membership? Member)> MembersOf(Channel channel, User asker)
    {
        var isMember = channel.FindMember(asker) is not null;
        return channel.Members
            .Where(member => isMember || !member.User.IsInvisible)
            .Select(member => (member.User, (Channel?)channel, (Membership?)member));
    }

    private static bool IsMatch(string mask, User user) =>
        Wildcards.Match(mask, user.Nick) || Wildcards.Match(mask, user.Source.User) || Wildcards.Match(mask, user.Source.Host)
        || Wildcards.Match(mask, user.RealName);

    private static Reply Line(CommandContext context, User user, Channel? channel, Membership? member) => new(
        Numeric.RplWhoReply, channel?.Name ?? "*", user.Source.User!, user.Source.Host!, context.Options.ServerName, user.Nick,
        Flags(context, user, member), $"0 {user.RealName}");
}
