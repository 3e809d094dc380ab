using ChatCore.Protocol;

namespace ChatServer.Commands.Accounts;

/// <summary>
/// <c>VERIFY account code</c> would complete a registration by a code from a mail (IRCv3 <c>draft/account-registration</c>). This server sends
/// none and so knows no code: it says who verifies instead.
/// </summary>
internal sealed class VerifyCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Verify, MinParameters: 2, CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context) =>
    [
        context.Session.Account is not null
            ? Refusal.Fail(Verbs.Verify, "ALREADY_AUTHENTICATED", "You are logged in already", context.Parameters[0])
            : Refusal.Fail(
                Verbs.Verify, "INVALID_CODE", "This server sends no codes: an administrator verifies accounts", context.Parameters[0]),
    ];
}
