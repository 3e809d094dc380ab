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

        return context.Parameters.Count == 1 ? Show(context, channel) : new ChannelModeChange(context, channel).Execute();
    }

    private static IEnumerable<Outcome> Show(CommandContext context, Channel channel)
    {
        var settings = channel.Settings.Format(showKey: channel.FindMember(context.User) is not null);
        yield return new Reply(Numeric.RplChannelModeIs, [channel.Name, .. settings]);
        yield return new Reply(Numeric.RplCreationTime, channel.Name, Replies.Text(channel.CreatedAt.ToUnixTimeSeconds()));
    }

    private static IEnumerable<Outcome> ForUser(CommandContext context, string nick)
    {
        if (context.World.FindUser(nick) is not { } user)
            return [Refusal.NoSuchNick(nick)];
        if (user != context.User)
            return [Refusal.UsersDontMatch()];

        return context.Parameters.Count == 1
            ? [new Reply(Numeric.RplUModeIs, UserModeTable.Format(user.Modes))]
            : Change(user, ModeChanges.Parse(context.Parameters.Skip(1), (_, _) => false));
    }

    /// <summary>What a user may not set for itself is passed over in silence, as everywhere.</summary>
    private static IEnumerable<Outcome> Change(User user, IReadOnlyList<ModeChange> wanted)
    {
        var modes = user.Modes;
        var effective = new List<ModeChange>();
        foreach (var change in wanted)
        {
            if (UserModeTable.Find(change.Letter) is not { } mode)
            {
                yield return Refusal.UnknownUserMode();
            }
            else if (UserModeTable.MayChange(mode, change.IsSet) && (modes & mode) != 0 != change.IsSet)
            {
                modes ^= mode;
                effective.Add(change);
            }
        }

        if (effective.Count > 0)
            yield return new UserModesChanged(user.Id, modes, effective);
    }
}
