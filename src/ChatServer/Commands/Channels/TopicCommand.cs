using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>TOPIC channel [:text]</c> reads, sets or, with empty text, clears a channel's topic.</summary>
internal sealed class TopicCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Topic, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var name = context.Parameters[0];
        if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
            return [Refusal.NoSuchChannel(name)];
        if (context.Parameters is not [_, var text, ..])
            return channel.FindMember(context.User) is null ? [Refusal.NotOnChannel(channel.Name)] : Replies.Topic(channel);
        if (ChannelPolicy.CanSetTopic(context.User, channel) is { } refusal)
            return [refusal];

        var topic = Fit(context, channel, text);
        return topic == (channel.Topic?.Text ?? string.Empty) ? [] : [new TopicChanged(channel.Id, topic, context.User.Source)];
    }

    /// <summary>The topic has to fit two lines: the one that tells of the change, and the one that answers whoever asks, whatever its nickname.</summary>
    private static string Fit(CommandContext context, Channel channel, string text)
    {
        var (limits, server) = (context.Options.Limits, new Source(context.Options.ServerName));
        var answer = new Message(Numeric.RplTopic, new string('x', limits.NickLength), channel.Name, string.Empty) { Source = server };
        var room = Math.Min(limits.TopicLength, limits.LineBytes - MessageWriter.LengthWithoutTags(answer));
        return context.Fit(text, room, Verbs.Topic, channel.Name);
    }
}
