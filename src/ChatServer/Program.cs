using System.CommandLine;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Running;

var config = new Option<FileInfo?>("--config") { Description = "A JSON file with the section \"Chat\".", HelpName = "FILE", Recursive = true };

var run = new Command("run", "Runs the server. The default.");
var healthcheck = new Command("healthcheck", "Asks the running server whether it is well.");
var fingerprint = new Command("fingerprint", "Prints the certificate's SHA-256 fingerprint, which users compare.");
var verify = new Command("verify", "Checks that the stored history is as it was written.");
var name = new Argument<string>("NAME") { Description = "The account's name." };
var role = new Argument<AccountRole>("ROLE") { Description = "user, bot, moderator or admin." };
var newRole = new Option<AccountRole>("--role") { Description = "user, bot, moderator or admin.", DefaultValueFactory = _ => AccountRole.User };
var addAccount = new Command("add", "Makes an account; the password comes from the terminal or standard input.") { name, newRole };
var setPassword = new Command("password", "Gives an account a new password, from the terminal or standard input.") { name };
var setRole = new Command("role", "Says what an account may do.") { name, role };
var verifyAccount = new Command("verify", "Lets an account in that waits for it.") { name };
var listAccounts = new Command("list", "Lists all accounts.");
var account = new Command("account", "What the operator does with accounts.") { addAccount, setPassword, setRole, verifyAccount, listAccounts };
var hashPassword = new Command("hash-password", "Reads a password from standard input and prints its hash, for Chat:Opers.");
var root = new RootCommand("WebChat's chat server: IRCv3 over TLS 1.3.") { config, run, healthcheck, fingerprint, verify, account, hashPassword };

root.SetAction(parsed => RunVerb.RunAsync(FileOf(parsed)));
run.SetAction(parsed => RunVerb.RunAsync(FileOf(parsed)));
healthcheck.SetAction(parsed => HealthCheckVerb.RunAsync(FileOf(parsed)));
fingerprint.SetAction(parsed => FingerprintVerb.Run(FileOf(parsed)));
verify.SetAction(parsed => VerifyVerb.Run(FileOf(parsed)));
addAccount.SetAction(parsed => AccountVerbs.AddAsync(FileOf(parsed), parsed.GetRequiredValue(name), parsed.GetValue(newRole)));
setPassword.SetAction(parsed => AccountVerbs.PasswordAsync(FileOf(parsed), parsed.GetRequiredValue(name)));
setRole.SetAction(parsed => AccountVerbs.RoleAsync(FileOf(parsed), parsed.GetRequiredValue(name), parsed.GetValue(role)));
verifyAccount.SetAction(parsed => AccountVerbs.VerifyAsync(FileOf(parsed), parsed.GetRequiredValue(name)));
listAccounts.SetAction(parsed => AccountVerbs.ListAsync(FileOf(parsed)));
hashPassword.SetAction(_ => HashPasswordVerb.Run(Console.In, Console.Out));

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ConfigurationException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

string? FileOf(ParseResult parsed) => parsed.GetValue(config)?.FullName;
