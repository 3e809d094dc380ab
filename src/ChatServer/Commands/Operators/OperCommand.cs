using ChatCore.Protocol;
using ChatServer.Commands.Accounts;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Operators;

/// <summary><c>OPER name password</c> makes the user a server operator.</summary>
internal sealed class OperCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Oper, MinParameters: 2);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (Login.IsThrottled(context, account: null))
        {
            yield return Refusal.TooManyPasswords();
            yield break;
        }

        var (name, password) = (context.Parameters[0], context.Parameters[1]);
        var check = context.Options.Opers.FirstOrDefault(oper => oper.Name == name) is { } known ? new OperPasswordCheck(known, password) : null;
        if (check is not null)
            yield return check;
        if (check?.Answer is not { IsRight: true })
        {
            yield return Login.Fail(context, account: null);
            yield return Refusal.PasswordMismatch();
            yield break;
        }

        if (!context.User.IsOperator)
            yield return new OperatorGranted(context.User.Id, check.Oper.WhoisLine);
        yield return new Reply(Numeric.RplYoureOper, $"You are now a server operator ({check.Oper.Class})");
    }
}
