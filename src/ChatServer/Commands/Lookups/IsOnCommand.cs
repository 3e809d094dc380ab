using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>ISON nick{ nick}</c> tells which of these nicknames are online.</summary>
internal sealed class IsOnCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.IsOn, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var found = context.Parameters
            .SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(context.World.FindUser).OfType<User>().Select(user => user.Nick);
        yield return new Reply(Numeric.RplIsOn, string.Join(' ', found));
    }
}
