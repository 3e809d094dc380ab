using System.Text;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary><c>SETNAME :realname</c> changes the real name (IRCv3 <c>setname</c>).</summary>
internal sealed class SetNameCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.SetName, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } name || Encoding.UTF8.GetByteCount(name) > context.Options.Limits.RealNameLength)
            return [Refusal.Fail(Verbs.SetName, "INVALID_REALNAME", $"A real name is 1 to {context.Options.Limits.RealNameLength} bytes long")];

        return [new RealNameChanged(context.User.Id, name)];
    }
}
