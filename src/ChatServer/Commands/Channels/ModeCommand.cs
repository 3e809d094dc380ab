using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>MODE target [modes [parameters]]</c> reads or changes the modes of a channel, or the user's own.</summary>
internal sealed class ModeCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Mode, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context) => State.Names.IsChannel(context.Parameters[0])
        ? ForChannel(context, context.Parameters[0])
        : ForUser(context, context.Parameters[0]);

    private static IEnumerable<Outcome> ForChannel(CommandContext context, string name)
    {
        if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
            return [Refusal.NoSuchChannel(name)];
        if (context.Parameters.Count == 1)
        {
            return
            [
                new Reply(Numeric.RplChannelModeIs, channel.Name, ChannelModes.Format(channel.Flags)),
                new Reply(Numeric.RplCreationTime, channel.Name, Replies.Text(channel.CreatedAt.ToUnixTimeSeconds())),
            ];
        }

        return ChannelPolicy.CanModerate(context.User, channel) is { } refusal ? [refusal] : Change(context, channel);
    }

    private static IEnumerable<Outcome> Change(CommandContext context, Channel channel)
    {
        var wanted = ModeChanges.Parse(context.Parameters.Skip(1), (letter, _) => MemberRanks.Find(letter) is not null);
        var flags = channel.Flags;
        var ranks = new Dictionary<UserId, MemberRank>();
        var effective = new List<ModeChange>();

        foreach (var change in wanted)
        {
            if (ChannelModes.Find(change.Letter) is { } flag)
            {
                var changed = change.IsSet ? flags | flag : flags & ~flag;
                if (changed != flags)
                    effective.Add(change);
                flags = changed;
            }
            else if (MemberRanks.Find(change.Letter) is not { } rank)
            {
                yield return Refusal.UnknownMode(change.Letter);
            }
            else if (change.Parameter is not { Length: > 0 } nick)
            {
                yield return Refusal.NeedMoreParameters(Verbs.Mode);
            }
            else if (context.World.FindUser(nick) is not { } target)
            {
                yield return Refusal.NoSuchNick(nick);
            }
            else if (channel.FindMember(target) is not { } member)
            {
                yield return Refusal.UserNotInChannel(target.Nick, channel.Name);
            }
            else
            {
                var before = ranks.GetValueOrDefault(target.Id, member.Rank);
                var after = change.IsSet ? before | rank : before & ~rank;
                ranks[target.Id] = after;
                if (after != before)
                    effective.Add(change with { Parameter = target.Nick });
            }
        }

        if (effective.Count > 0)
            yield return new ChannelModesChanged(channel.Id, context.User.Source, effective, flags, [.. ranks.Select(pair => (pair.Key, pair.Value))]);
    }

    private static IEnumerable<Outcome> ForUser(CommandContext context, string nick)
    {
        if (context.World.FindUser(nick) is not { } user)
        {
            yield return Refusal.NoSuchNick(nick);
            yield break;
        }

        if (user != context.User)
        {
            yield return Refusal.UsersDontMatch();
            yield break;
        }

        if (context.Parameters.Count == 1)
        {
            yield return new Reply(Numeric.RplUModeIs, user.IsInvisible ? "+i" : "+");
            yield break;
        }

        var isInvisible = user.IsInvisible;
        foreach (var change in ModeChanges.Parse(context.Parameters.Skip(1), (_, _) => false))
        {
            if (change.Letter == 'i')
                isInvisible = change.IsSet;
            else
                yield return Refusal.UnknownUserMode();
        }

        if (isInvisible != user.IsInvisible)
            yield return new UserModeChanged(user.Id, isInvisible);
    }
}
