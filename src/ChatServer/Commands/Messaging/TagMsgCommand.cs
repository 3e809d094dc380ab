using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary><c>@+tag TAGMSG target</c> sends client-only tags without text (IRCv3 <c>message-tags</c>).</summary>
internal sealed class TagMsgCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.TagMsg, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var name = context.Parameters[0];
        var tags = context.Message.Tags.ClientOnly();
        if (tags.Count == 0)
            return [];
        if (context.World.FindChannel(name) is { } channel)
            return ChannelPolicy.CanSpeak(context.User, channel) is { } refusal ? [refusal] : [Post(context, Place.In(channel), tags)];

        if (context.World.FindUser(name) is { } closed && UserPolicy.CanWriteTo(context.User, closed) is { } refused)
            return [refused];

        return context.World.FindUser(name) is { } recipient
            ? [Post(context, Place.Between(context.User, recipient), tags)]
            : [State.Names.IsChannel(name) ? Refusal.NoSuchChannel(name) : Refusal.NoSuchNick(name)];
    }

    private static TagsPosted Post(CommandContext context, Place place, MessageTags tags) =>
        new(context.User.Id, context.User.Source, place, tags, context.Options.History.Keeps(tags));
}
