using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.State;

namespace ChatServer.Commands.Accounts;

/// <summary>What AUTHENTICATE, REGISTER and NickServ have in common: a proven account becomes the session's, and its user's.</summary>
internal static class Login
{
    /// <summary>Whether too many have failed: asked before a password costs anything.</summary>
    public static bool IsThrottled(CommandContext context, string? account) => context.World.FailedLogins.IsExhausted(
        context.Session.Origin.Host, account, context.Options.Accounts.LoginAttemptsPerMinute, context.Now);

    public static IEnumerable<Outcome> Succeed(CommandContext context, Account account)
    {
        var session = context.Session;
        var mask = session.User?.Source.ToString() ?? $"{session.Nick ?? "*"}!{session.UserName ?? "*"}@{session.Origin.Host}";
        yield return new AccountKnown(KnownAccount.Of(account));

        // The answer comes before the client's own ACCOUNT line: clients read what follows AUTHENTICATE as its answer.
        yield return new Reply(Numeric.RplLoggedIn, mask, account.Name, $"You are now logged in as {account.Name}");
        yield return new LoggedIn(session.Id, session.User?.Id, account.Name);
    }

    public static LoginFailed Fail(CommandContext context, string? account) => new(context.Session.Id, context.Session.Origin.Host, account);
}
