using ChatCore.Protocol;
using ChatServer.Commands.Lookups;
using ChatServer.Commands.Reading;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary>
/// <c>JOIN channel{,channel} [key{,key}]</c> enters channels, making those that do not exist; <c>JOIN 0</c> leaves all.
/// </summary>
internal sealed class JoinCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Join, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Parameters[0] == "0")
            return context.User.Channels.ToArray().Select(channel => PartCommand.Leave(context.User, channel, reason: null));

        var keys = context.Message[1].Split(',');
        return context.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((name, index) => Join(context, name, keys.ElementAtOrDefault(index)));
    }

    private static IEnumerable<Outcome> Join(CommandContext context, string name, string? key)
    {
        if (CanJoin(context, name, key) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        if (context.World.FindChannel(name) is not { } channel)
        {
            var id = context.World.NextChannelId;
            yield return new ChannelCreated(id, name, Founder(context));
            channel = context.World.GetChannel(id);
        }

        if (channel.FindMember(context.User) is not null)
            yield break;

        yield return new MemberJoined(channel.Id, context.User.Id, context.User.Source, channel.RankOnEntering(context.User));
        if (channel.Topic is not null)
        {
            foreach (var reply in Replies.Topic(channel))
                yield return reply;
        }

        if (context.Session.Capabilities.Has(Capability.ReadMarker))
            yield return MarkReadCommand.Tell(context, channel.Name);
        foreach (var reply in MetadataLines.Sync(context.Session, channel))
            yield return reply;
        foreach (var reply in Replies.AfterJoin(channel, context.User, context.Session.Capabilities))
            yield return reply;
    }

    /// <summary>A channel made by somebody who is logged in belongs to that account, up to as many as one may be in.</summary>
    private static string? Founder(CommandContext context) =>
        context.Options.Channels.RegistrationEnabled && context.User.Account is { } account
        && context.World.OwnedBy(account) < context.Options.Limits.ChannelsPerUser ? account : null;

    private static Refusal? CanJoin(CommandContext context, string name, string? key)
    {
        var limits = context.Options.Limits;
        if (!State.Names.IsChannel(name))
            return Refusal.NoSuchChannel(name);
        if (!State.Names.IsValidChannel(name, limits.ChannelLength))
            return Refusal.BadChannelName(name);
        if (context.World.FindChannel(name) is { } channel)
        {
            if (channel.FindMember(context.User) is not null)
                return null;
            if (ChannelPolicy.CanEnter(context.User, channel, key) is { } refusal)
                return refusal;
        }
        else if (context.World.FindLookalikeChannel(name) is { } lookalike)
        {
            return Refusal.ConfusableChannel(name, lookalike.Name);
        }

        if (context.User.Channels.Count >= limits.ChannelsPerUser)
            return Refusal.TooManyChannels(name, limits.ChannelsPerUser);

        return null;
    }
}
