using System.Globalization;
using System.Text;
using ChatServer.Accounts;
using ChatServer.Commands.Accounts;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Running;

/// <summary>
/// The verbs <c>account add|password|role|verify|list</c>: what the operator does with accounts. A password comes from the terminal or from
/// standard input, never from an argument, where others could read it. The running server sees a change at the account's next log-in.
/// </summary>
internal static class AccountVerbs
{
    public static Task<int> AddAsync(string? configFile, string name, AccountRole role) => WithStore(configFile, async (store, options) =>
    {
        if (!Names.IsValidNick(name, options.Limits.NickLength) || NickServ.Is(name))
            return Fail($"'{name}' cannot be an account's name; allowed: what is allowed as a nickname.");
        if (await store.FindAsync(name, CancellationToken.None) is not null)
            return Fail($"There is an account '{name}' already.");
        if (ReadPassword(name, options.Accounts) is not { } password)
            return 1;

        var service = new AccountService(store, options.Accounts, TimeProvider.System);
        var account = await service.TryRegisterAsync(new NewAccount(name, password, Email: null, Role: role), CancellationToken.None);
        return account is null ? Fail($"There is an account '{name}' already.") : Done($"The account '{account.Name}' is made.");
    });

    public static Task<int> PasswordAsync(string? configFile, string name) => WithStore(configFile, async (store, options) =>
    {
        if (await store.FindAsync(name, CancellationToken.None) is null)
            return Fail($"There is no account '{name}'.");
        if (ReadPassword(name, options.Accounts) is not { } password)
            return 1;

        var credential = new AccountService(store, options.Accounts, TimeProvider.System).Hash(password);
        await store.UpdateAsync(name, account => account with { Credential = credential }, CancellationToken.None);
        return Done($"The account '{name}' has a new password.");
    });

    public static Task<int> RoleAsync(string? configFile, string name, AccountRole role) =>
        Change(configFile, name, account => account with { Role = role }, $"The account '{name}' is now: {Text(role)}.");

    public static Task<int> VerifyAsync(string? configFile, string name) =>
        Change(configFile, name, account => account with { IsVerified = true }, $"The account '{name}' is verified.");

    public static Task<int> ListAsync(string? configFile) => WithStore(configFile, async (store, _) =>
    {
        foreach (var account in await store.ListAsync(CancellationToken.None))
        {
            var state = account.IsVerified ? string.Empty : "  not verified";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{account.Name}  {Text(account.Role)}  since {account.CreatedAt:yyyy-MM-dd}{state}"));
        }

        return 0;
    });

    private static Task<int> Change(string? configFile, string name, Func<Account, Account> change, string done) =>
        WithStore(configFile, async (store, _) =>
            await store.UpdateAsync(name, change, CancellationToken.None) is null ? Fail($"There is no account '{name}'.") : Done(done));

    private static async Task<int> WithStore(string? configFile, Func<IAccountStore, ChatOptions, Task<int>> run)
    {
        var options = OptionsLoader.Load(OptionsLoader.ReadSources(configFile));
        DataDirectory.Prepare(options.DataDirectory);
        await using var store = SqliteAccountStore.Open(options.DataDirectory);
        return await run(store, options);
    }

    private static string? ReadPassword(string account, AccountOptions options)
    {
        var password = Console.IsInputRedirected ? Console.In.ReadLine() ?? string.Empty : AskTwice();
        if (password is null)
        {
            Fail("The two are not the same.");
            return null;
        }

        if (AccountRules.CheckPassword(password, account, options) is not var (_, reason))
            return password;

        Fail($"{reason}.");
        return null;
    }

    private static string? AskTwice()
    {
        var first = Ask("Password: ");
        return Ask("Once more: ") == first ? first : null;
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        ConsoleKeyInfo key;
        while ((key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (key.KeyChar != '\0')
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }

    private static string Text(AccountRole role) => role.ToString().ToLowerInvariant();

    private static int Done(string sentence)
    {
        Console.WriteLine(sentence);
        return 0;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
