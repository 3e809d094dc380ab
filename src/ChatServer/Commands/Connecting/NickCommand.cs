using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary><c>NICK nickname</c> asks for a nickname, or for another one.</summary>
internal sealed class NickCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Nick, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } nick)
            return [Refusal.NoNicknameGiven()];
        if (!State.Names.IsValidNick(nick, context.Options.Limits.NickLength))
            return [Refusal.ErroneousNickname(nick)];
        if (Confusables.MixesScripts(nick))
            return [Refusal.ConfusableNick(nick)];
        if (context.World.FindLookalike(nick) is { } holder && holder != context.Session.User)
            return [Refusal.NicknameInUse(nick)];

        return context.Session.User is { } user ? Change(user, nick) : Request(context, nick);
    }

    private static IEnumerable<Outcome> Change(User user, string nick) =>
        user.Nick == nick ? [] : [new NickChanged(user.Id, user.Source, nick)];

    private static IEnumerable<Outcome> Request(CommandContext context, string nick)
    {
        yield return new NickRequested(context.Session.Id, nick);
        foreach (var outcome in Registration.TryComplete(context))
            yield return outcome;
    }
}
