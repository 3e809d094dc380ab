using ChatCore.Protocol;

namespace ChatServer.Commands.Connecting;

/// <summary><c>QUIT [:reason]</c> ends the connection.</summary>
internal sealed class QuitCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Quit, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var reason = context.Find(0) is { } given ? context.Fit(given, context.Options.Limits.KickLength, Verbs.Quit, "Quit:") : "Client quit";
        if (context.Session.User is { } user)
            yield return new LineShown(new Message(Verbs.Quit, $"Quit: {reason}") { Source = user.Source });
        yield return new SessionEnded($"Quit: {reason}");
    }
}
