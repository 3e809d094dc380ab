using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Accounts;

/// <summary>
/// <c>REGISTER account|* email|* password</c> makes an account and logs in to it (IRCv3 <c>draft/account-registration</c>).
/// </summary>
internal sealed class RegisterCommand : ICommand
{
    private const string None = "*";

    public CommandSpec Spec { get; } = new(Verbs.Register, MinParameters: 3, CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (account, email, password) = (context.Parameters[0], context.Parameters[1], context.Parameters[2]);
        var name = account == None ? context.Session.User?.Nick ?? context.Session.Nick ?? string.Empty : account;
        var wanted = new NewAccount(name, password, email == None ? null : email, !context.Options.Accounts.Registration.VerifyEmail);
        return Check(context, wanted) is var (code, reason) ? [Refusal.Fail(Verbs.Register, code, reason, Shown(account))] : Register(context, wanted);
    }

    /// <summary>Why this client cannot have that account; null when it can, unless somebody is faster.</summary>
    public static (string Code, string Reason)? Check(CommandContext context, NewAccount wanted)
    {
        var options = context.Options.Accounts;
        if (!options.Enabled || !options.Registration.Enabled)
            return ("DISALLOWED", "Accounts are made by the administrator of this server");
        if (context.Session.User is null && !options.Registration.BeforeConnect)
            return ("COMPLETE_CONNECTION_REQUIRED", "Complete the connection first");
        if (context.Session.Account is not null)
            return ("ALREADY_AUTHENTICATED", "You are logged in already");
        if (wanted.Name.Length == 0)
            return ("NEED_NICK", "Choose a nickname first");
        if (!State.Names.IsValidNick(wanted.Name, context.Options.Limits.NickLength) || NickServ.Is(wanted.Name))
            return ("BAD_ACCOUNT_NAME", "An account has a name that could be a nickname");
        if (!options.Registration.CustomAccountName && !State.Names.AreEqual(wanted.Name, context.Session.DisplayName))
            return ("ACCOUNT_NAME_MUST_BE_NICK", "An account has the nickname of who makes it");
        if (context.World.FindAccount(wanted.Name) is not null)
            return ("ACCOUNT_EXISTS", "There is such an account already");
        if (context.World.FindUser(wanted.Name) is { } holder && holder != context.Session.User)
            return ("ACCOUNT_EXISTS", "Somebody else uses this name");
        if (context.World.AccountCount >= options.Registration.MaxAccounts)
            return ("TEMPORARILY_UNAVAILABLE", "This server has as many accounts as it may have");
        if (Login.IsThrottled(context, account: null))
            return ("TEMPORARILY_UNAVAILABLE", "Too many attempts: try again in a minute");

        return AccountRules.CheckEmail(wanted.Email, options.Registration) ?? AccountRules.CheckPassword(wanted.Password!, wanted.Name, options);
    }

    private static IEnumerable<Outcome> Register(CommandContext context, NewAccount wanted)
    {
        yield return Login.Fail(context, account: null); // New accounts count as attempts: nobody makes hundreds.
        var added = new AccountAdded(wanted);
        yield return added;
        switch (added.Answer)
        {
            case null:
                yield return Refusal.Fail(Verbs.Register, "TEMPORARILY_UNAVAILABLE", "The account could not be stored: try again later", Shown(wanted.Name));
                break;

            case { Account: null }:
                yield return Refusal.Fail(Verbs.Register, "ACCOUNT_EXISTS", "There is such an account already", Shown(wanted.Name));
                break;

            case { Account: { IsVerified: false } account }:
                yield return new AccountKnown(KnownAccount.Of(account));
                yield return new Reply(
                    Verbs.Register, "VERIFICATION_REQUIRED", account.Name,
                    "An administrator has to verify the account before you can log in: this server sends no mail");
                break;

            case { Account: { } account }:
                yield return new Reply(Verbs.Register, "SUCCESS", account.Name, "The account is made, and you are logged in to it");
                foreach (var outcome in Login.Succeed(context, account))
                    yield return outcome;
                break;
        }
    }

    private static string Shown(string account) => account.Length == 0 ? None : account;
}
