using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Reading;

/// <summary><c>MARKREAD target [timestamp=…]</c> tells and moves how far a conversation was read (IRCv3 <c>draft/read-marker</c>).</summary>
internal sealed class MarkReadCommand : ICommand
{
    private const string Prefix = "timestamp=";

    public CommandSpec Spec { get; } = new(Verbs.MarkRead);

    /// <summary>The line that tells the marker of a target.</summary>
    public static Reply Tell(CommandContext context, string target) => Tell(context.World, context.User, target);

    public static Reply Tell(World world, User user, string target) =>
        new(Verbs.MarkRead, target, world.ReadMarkers.Find(user.Identity, target) is { } at ? Prefix + ServerTime.Format(at) : "*");

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } target)
        {
            yield return Refusal.Fail(Verbs.MarkRead, "NEED_MORE_PARAMS", "A target is needed");
            yield break;
        }

        var limits = context.Options.Limits;
        if (!State.Names.IsValidChannel(target, limits.ChannelLength) && !State.Names.IsValidNick(target, limits.NickLength))
        {
            yield return Refusal.Fail(Verbs.MarkRead, "INVALID_PARAMS", "The target is neither a channel nor a nickname", target);
            yield break;
        }

        if (context.Find(1) is { } given)
        {
            if (!given.StartsWith(Prefix, StringComparison.Ordinal) || !ServerTime.TryParse(given[Prefix.Length..], out var at))
            {
                yield return Refusal.Fail(Verbs.MarkRead, "INVALID_PARAMS", "Allowed: timestamp=YYYY-MM-DDThh:mm:ss.sssZ", target, given);
                yield break;
            }

            var stored = context.World.ReadMarkers.Find(context.User.Identity, target);
            if (stored is null || at > stored)
                yield return new ReadMarkerMoved(context.User.Id, new ReadMarker(context.User.Identity, CaseMapping.Fold(target), at), target);
        }

        yield return Tell(context, target);
    }
}
