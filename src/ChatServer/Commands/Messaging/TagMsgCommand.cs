using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary><c>@+tag TAGMSG target{,target}</c> sends client-only tags without text (IRCv3 <c>message-tags</c>), to whom PRIVMSG could.</summary>
internal sealed class TagMsgCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.TagMsg, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var tags = context.Message.Tags.ClientOnly();
        if (tags.Count == 0)
            return [];

        var names = context.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries);
        var limit = context.Options.Limits.TargetsPerMessage;
        return names.Length > limit ? [Refusal.TooManyTargets(names[limit], limit)] : names.Select(name => Send(context, name, tags));
    }

    private static Outcome Send(CommandContext context, string name, MessageTags tags)
    {
        var prefix = RankTarget.PrefixOf(name);
        if (context.World.FindChannel(name[prefix.Length..]) is { } channel)
            return ToChannel(context, channel, prefix, tags);
        if (State.Names.IsChannel(name))
            return Refusal.NoSuchChannel(name);
        if (context.World.FindUser(name) is not { } recipient)
            return Refusal.NoSuchNick(name);

        return UserPolicy.CanWriteTo(context.User, recipient) ?? (Outcome)Post(context, Place.Between(context.User, recipient), tags);
    }

    private static Outcome ToChannel(CommandContext context, Channel channel, string prefix, MessageTags tags)
    {
        var user = context.User;
        if (ChannelPolicy.CanSpeak(user, channel) is { } refusal)
            return refusal;

        return RankTarget.LowestFor(user, channel, prefix) is { } lowest
            ? new RankMessagePosted(Verbs.TagMsg, channel.Id, prefix + channel.Name, lowest, user.Id, user.Source, string.Empty, tags)
            : Post(context, Place.In(channel), tags);
    }

    private static TagsPosted Post(CommandContext context, Place place, MessageTags tags) =>
        new(context.User.Id, context.User.Source, place, tags, context.Options.History.Keeps(tags));
}
