using System.Text;
using ChatCore.Protocol;
using ChatServer.Commands.Accounts;
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
        if (!State.Names.IsValidNick(nick, context.Options.Limits.NickLength) || NickServ.Is(nick))
            return [Refusal.ErroneousNickname(nick)];
        if (!context.Options.Users.UnicodeNicks && !Ascii.IsValid(nick))
            return [Refusal.NickNotAscii(nick)];
        if (Confusables.MixesScripts(nick))
            return [Refusal.ConfusableNick(nick)];

        return context.Session.User is { } user ? Change(context, user, nick) : Request(context, nick);
    }

    private static IEnumerable<Outcome> Change(CommandContext context, User user, string nick)
    {
        if (context.World.FindLookalike(nick) is { } holder && holder != user)
            return [Refusal.NicknameInUse(nick)];
        if (NickPolicy.IsReserved(nick, user.Account, context.World, context.Options) && !State.Names.AreEqual(nick, user.Nick))
            return [Refusal.NicknameReserved(nick)];

        return user.Nick == nick ? [] : [new NickChanged(user.Id, user.Source, nick)];
    }

    /// <summary>Whether a nickname is free shows at the end: until then the client may log in to the account that it belongs to.</summary>
    private static IEnumerable<Outcome> Request(CommandContext context, string nick)
    {
        yield return new NickRequested(context.Session.Id, nick);
        foreach (var outcome in Registration.TryComplete(context))
            yield return outcome;
    }
}
