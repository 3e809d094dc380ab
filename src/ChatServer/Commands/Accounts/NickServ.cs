using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Accounts;

/// <summary>
/// Accounts for clients that know nothing else: what they tell <c>NickServ</c>, by message or with <c>NS</c>, does what AUTHENTICATE and
/// REGISTER do, and more. Answers are notices.
/// </summary>
internal static class NickServ
{
    public const string Name = "NickServ";

    private static readonly (string Word, int MinWords, string Usage, Func<CommandContext, string[], IEnumerable<Outcome>> Run)[] Table =
    [
        ("HELP", 0, "HELP", Help),
        ("REGISTER", 1, "REGISTER password [email]: makes an account with your nickname", Register),
        ("IDENTIFY", 1, "IDENTIFY [account] password: logs in", Identify),
        ("PASSWD", 2, "PASSWD old-password new-password: changes the password", ChangePassword),
        ("CERT", 1, "CERT ADD [fingerprint] | DEL fingerprint | LIST: certificates that log you in by themselves", NickServCertificates.Run),
        ("SET", 2, "SET ALWAYS-ON|MULTICLIENT on|off: presence without a connection; several connections with one nickname", Set),
        ("INFO", 0, "INFO: shows your account", Info),
        ("VERIFY", 1, "VERIFY account: lets a new account in (administrators)", Verify),
    ];

    public static bool Is(string nick) => State.Names.AreEqual(nick, Name);

    public static IEnumerable<Outcome> Hear(CommandContext context, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var word = words.Length == 0 ? "HELP" : words[0].ToUpperInvariant();
        if (!context.Options.Accounts.Enabled)
            return [Say(context, "This server has no accounts")];
        if (Table.FirstOrDefault(row => row.Word == word) is not { Run: { } run } found)
            return [Say(context, "I do not know this command: try HELP")];

        return words.Length <= found.MinWords ? [Say(context, $"Use: {found.Usage}")] : run(context, words[1..]);
    }

    public static LineShown Say(CommandContext context, string text) => new(
        new Message(Verbs.Notice, context.Session.DisplayName, text) { Source = new Source(Name, "services", context.Options.ServerName) });

    public static LineShown Unavailable(CommandContext context) => Say(context, "That could not be done now: try again later");

    private static IEnumerable<Outcome> Help(CommandContext context, string[] words) =>
        Table.Select(row => Say(context, row.Usage)).Prepend(Say(context, "I know these commands:"));

    private static IEnumerable<Outcome> Register(CommandContext context, string[] words)
    {
        var wanted = new NewAccount(
            context.Session.DisplayName, words[0], words.ElementAtOrDefault(1), !context.Options.Accounts.Registration.VerifyEmail);
        if (RegisterCommand.Check(context, wanted) is var (_, reason))
        {
            yield return Say(context, reason);
            yield break;
        }

        yield return Login.Fail(context, account: null);
        var added = new AccountAdded(wanted);
        yield return added;
        if (added.Answer is not { } result)
        {
            yield return Unavailable(context);
        }
        else if (result.Account is not { } account)
        {
            yield return Say(context, "There is such an account already");
        }
        else if (!account.IsVerified)
        {
            yield return new AccountKnown(KnownAccount.Of(account));
            yield return Say(context, "An administrator has to verify the account before you can log in");
        }
        else
        {
            foreach (var outcome in Login.Succeed(context, account))
                yield return outcome;
            yield return Say(context, $"The account {account.Name} is made, and you are logged in to it");
        }
    }

    private static IEnumerable<Outcome> Identify(CommandContext context, string[] words)
    {
        var (account, password) = words is [var name, var secret, ..] ? (name, secret) : (context.User.Nick, words[0]);
        if (Login.IsThrottled(context, account))
        {
            yield return Say(context, "Too many failed log-ins: try again in a minute");
            yield break;
        }

        var check = new PasswordChecked(account, password);
        yield return check;
        if (check.Answer is not { Account: { } proven })
        {
            yield return Login.Fail(context, account);
            yield return Say(context, check.Answer is { IsUnverified: true } ? "This account is not verified yet" : "Account or password is wrong");
            yield break;
        }

        foreach (var outcome in Login.Succeed(context, proven))
            yield return outcome;
        yield return Say(context, $"You are logged in as {proven.Name}");
    }

    private static IEnumerable<Outcome> ChangePassword(CommandContext context, string[] words)
    {
        if (context.Session.Account is not { } name)
        {
            yield return Say(context, "Log in first");
            yield break;
        }

        if (AccountRules.CheckPassword(words[1], name, context.Options.Accounts) is var (_, reason))
        {
            yield return Say(context, reason);
            yield break;
        }

        var check = new PasswordChecked(name, words[0]);
        if (!Login.IsThrottled(context, name))
            yield return check;
        if (check.Answer?.Account is null)
        {
            yield return Login.Fail(context, name);
            yield return Say(context, "The old password is wrong");
            yield break;
        }

        var replaced = new PasswordReplaced(name, words[1]);
        yield return replaced;
        yield return replaced.Answer?.Account is null ? Unavailable(context) : Say(context, "The password is changed");
    }

    private static IEnumerable<Outcome> Set(CommandContext context, string[] words)
    {
        bool? isOn = words[1].ToUpperInvariant() switch
        {
            "ON" or "TRUE" or "YES" => true,
            "OFF" or "FALSE" or "NO" => false,
            _ => null,
        };
        Func<Account, Account>? change = (words[0].ToUpperInvariant(), isOn) switch
        {
            ("ALWAYS-ON", { } wanted) => account => account with { AlwaysOn = wanted },
            ("MULTICLIENT", { } wanted) => account => account with { SharesNick = wanted },
            _ => null,
        };
        return (context.Session.Account, change) switch
        {
            (null, _) => [Say(context, "Log in first")],
            (_, null) => [Say(context, "Use: SET ALWAYS-ON|MULTICLIENT on|off")],
            ({ } name, { } wanted) => Change(context, name, wanted, $"{words[0].ToUpperInvariant()} is now {(isOn == true ? "on" : "off")}"),
        };
    }

    /// <summary>Changes the stored account and what the chat knows of it.</summary>
    public static IEnumerable<Outcome> Change(CommandContext context, string name, Func<Account, Account> change, string done)
    {
        var updated = new AccountUpdated(name, change);
        yield return updated;
        if (updated.Answer is { IsCertificateTaken: true })
        {
            yield return Say(context, "This certificate belongs to another account");
            yield break;
        }

        if (updated.Answer?.Account is not { } account)
        {
            yield return Unavailable(context);
            yield break;
        }

        yield return new AccountKnown(KnownAccount.Of(account));
        yield return Say(context, done);
    }

    private static IEnumerable<Outcome> Info(CommandContext context, string[] words)
    {
        if (context.Session.Account is not { } name)
        {
            yield return Say(context, "You are not logged in");
            yield break;
        }

        var found = new AccountFound(name);
        yield return found;
        if (found.Answer?.Account is not { } account)
        {
            yield return Unavailable(context);
            yield break;
        }

        var staysPresent = context.Options.Sessions.KeepsPresent(account.AlwaysOn);
        yield return Say(context, $"Account {account.Name}, made {account.CreatedAt:yyyy-MM-dd}, role {account.Role.ToString().ToLowerInvariant()}");
        yield return Say(context, $"ALWAYS-ON is {(staysPresent ? "on" : "off")}, MULTICLIENT is {(account.SharesNick ? "on" : "off")}");
    }

    private static IEnumerable<Outcome> Verify(CommandContext context, string[] words)
    {
        if (context.Session.Account is not { } own || context.World.FindAccount(own) is not { Role: AccountRole.Admin })
            return [Say(context, "Only administrators may do this")];
        if (context.World.FindAccount(words[0]) is not { } account)
            return [Say(context, "There is no such account")];

        return Change(context, account.Name, stored => stored with { IsVerified = true }, $"The account {account.Name} is verified");
    }
}
