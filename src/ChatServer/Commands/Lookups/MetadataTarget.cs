using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary>Whose metadata a client means: its own, also before it is registered, a user's or a channel's.</summary>
internal sealed record MetadataTarget(string Name, MetadataKeys Values, User? User = null, Channel? Channel = null)
{
    /// <summary>The target, or null when there is none that the client may see.</summary>
    public static MetadataTarget? Find(CommandContext context, string name)
    {
        var session = context.Session;
        if (session.User is not { } self)
            return name == "*" ? new MetadataTarget("*", session.EarlyMetadata) : null;
        if (name == "*" || context.World.FindUser(name) == self)
            return new MetadataTarget(self.Nick, self.Metadata, User: self);
        if (context.World.FindUser(name) is { } user)
            return new MetadataTarget(user.Nick, user.Metadata, User: user);

        // Outsiders are told nothing: a channel may be one that they cannot enter.
        return context.World.FindChannel(name) is { } channel && channel.FindMember(self) is not null
            ? new MetadataTarget(channel.Name, channel.Metadata, Channel: channel)
            : null;
    }

    /// <summary>Whether the client may change it: what is its own, and what its channel operators.</summary>
    public bool IsChangeableBy(Session session) => session.User is not { } user
        || User == user || Channel?.FindMember(user) is { IsOperator: true };
}
