using System.Text;
using ChatServer.Accounts;
using ChatServer.Configuration;

namespace ChatServer.Tests.Support;

/// <summary>What tests of accounts need of a <see cref="TestChat"/>.</summary>
internal static class AccountChat
{
    public static ChatOptions Options { get; } = new()
    {
        ServerName = "chat.test",
        Users = new UserOptions { DefaultModes = "" },
        Limits = new LimitOptions { CommandsPerSecond = 0 },
        Accounts = new AccountOptions { PasswordHashCost = "test", ScramIterations = 4096 },
    };

    /// <summary>Makes an account that is stored and known to the chat, by REGISTER.</summary>
    public static TestChat WithAccount(this TestChat chat, string name, string password = "secret")
    {
        chat.Register(name);
        chat.Send(name, $"REGISTER * * {password}");
        Assert.Contains(chat.LinesTo(name), line => line.Contains($"REGISTER SUCCESS {name} ", StringComparison.Ordinal));
        chat.Send(name, "QUIT");
        chat.Time.Advance(TimeSpan.FromMinutes(2));
        return chat;
    }

    /// <summary>A registered connection that is logged in.</summary>
    public static FakeTransportConnection LogIn(
        this TestChat chat, string connection, string account, string nick, string password = "secret", string capabilities = "sasl")
    {
        var transport = chat.Connect(connection);
        chat.Send(connection, $"CAP REQ :{capabilities}", "AUTHENTICATE PLAIN", $"AUTHENTICATE {Plain(account, password)}");
        chat.Send(connection, $"NICK {nick}", $"USER {nick} 0 * :{nick}", "CAP END");
        return transport;
    }

    public static string Plain(string account, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{account}\0{password}"));

    /// <summary>The same chat after a restart of the server.</summary>
    public static async Task<TestChat> RestartAsync(this TestChat chat)
    {
        var token = TestContext.Current.CancellationToken;
        chat.ShutDown();
        var kept = new KeptState(await chat.Accounts.Store.ListAsync(token), await chat.Kept.LoadAsync(token));
        return new TestChat(chat.Options, chat.Store, kept: kept, accounts: chat.Accounts.Store);
    }
}
