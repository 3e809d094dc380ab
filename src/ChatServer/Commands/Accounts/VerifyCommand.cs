using ChatCore.Protocol;

namespace ChatServer.Commands.Accounts;

/// <summary>
/// <c>VERIFY account code</c> would complete a registration by a code from a mail (IRCv3 <c>draft/account-registration</c>). This server sends
/// none and so knows no code: it says who verifies instead.
/// </summary>
internal sealed class VerifyCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Verify, MinParameters: 2, CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (code, reason) = Check(context);
        return [Refusal.Fail(Verbs.Verify, code, reason, context.Parameters[0])];
    }

    private static (string Code, string Reason) Check(CommandContext context) => context.Options.Accounts switch
    {
        { Enabled: false } => ("DISALLOWED", "This server has no accounts"),
        { Registration.BeforeConnect: false } when context.Session.User is null => ("COMPLETE_CONNECTION_REQUIRED", "Complete the connection first"),
        _ when context.Session.Account is not null => ("ALREADY_AUTHENTICATED", "You are logged in already"),
        _ => ("INVALID_CODE", "This server sends no codes: an administrator verifies accounts"),
    };
}
