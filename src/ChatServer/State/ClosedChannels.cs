namespace ChatServer.State;

/// <summary>
/// Which channels an event closes: those of nobody's account that not everybody could enter, when their last member leaves. Their modes end with
/// them, so what was said there must not be there for whoever makes a channel of that name next.
/// </summary>
internal static class ClosedChannels
{
    /// <summary>The logs that end with the event. Asked before the event is applied.</summary>
    public static IReadOnlyList<string> By(ChatEvent happened, World world) => happened switch
    {
        MemberParted parted => LogsOf([parted.Channel], world),
        MemberKicked kicked => LogsOf([kicked.Channel], world),
        UserQuit { Channels.Count: > 0 } quit => LogsOf(quit.Channels.Select(left => left.Channel), world),
        _ => [],
    };

    private static string[] LogsOf(IEnumerable<ChannelId> left, World world) =>
        [.. left.Select(world.FindChannel).OfType<Channel>().Where(channel => channel is { ClosesWhenEmpty: true, Members.Count: 1 }).Select(channel => channel.LogKey)];
}
