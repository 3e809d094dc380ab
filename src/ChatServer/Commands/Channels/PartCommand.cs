using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>PART channel{,channel} [:reason]</c> leaves channels.</summary>
internal sealed class PartCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Part, MinParameters: 1);

    public static MemberParted Leave(User user, Channel channel, string? reason) => new(channel.Id, channel.Name, user.Id, user.Source, reason);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        foreach (var name in context.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
                yield return Refusal.NoSuchChannel(name);
            else if (channel.FindMember(context.User) is null)
                yield return Refusal.NotOnChannel(channel.Name);
            else
                yield return Leave(context.User, channel, ReasonIn(context, channel));
        }
    }

    private static string? ReasonIn(CommandContext context, Channel channel) =>
        context.Find(1) is { } reason ? context.Fit(reason, context.Options.Limits.KickLength, Verbs.Part, channel.Name) : null;
}
