using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>WHO channel|nick</c> lists members of a channel, or one user.</summary>
internal sealed class WhoCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Who);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var mask = context.Find(0) ?? "*";
        foreach (var (user, channel, member) in Matches(context, mask))
            yield return Line(context, user, channel, member);
        yield return new Reply(Numeric.RplEndOfWho, Target.Shown(mask), "End of WHO list");
    }

    private static IEnumerable<(User User, Channel? Channel, Membership? Member)> Matches(CommandContext context, string mask)
    {
        if (context.World.FindChannel(mask) is { } channel)
        {
            var isMember = channel.FindMember(context.User) is not null;
            return channel.IsVisibleTo(context.User)
                ? channel.Members.Where(member => isMember || !member.User.IsInvisible).Select(member => (member.User, (Channel?)channel, (Membership?)member))
                : [];
        }

        return context.World.FindUser(mask) is { } user ? [(user, null, null)] : [];
    }

    private static Reply Line(CommandContext context, User user, Channel? channel, Membership? member)
    {
        var away = user.AwayMessage is null ? "H" : "G";
        var prefixes = member?.Prefixes(context.Session.Capabilities.Has(Capability.MultiPrefix));
        return new Reply(
            Numeric.RplWhoReply, channel?.Name ?? "*", user.Source.User!, user.Source.Host!, context.Options.ServerName, user.Nick,
            away + prefixes, $"0 {user.RealName}");
    }
}
