using System.CommandLine;
using ChatServer.Configuration;
using ChatServer.Running;

var config = new Option<FileInfo?>("--config") { Description = "A JSON file with the section \"Chat\".", HelpName = "FILE", Recursive = true };

var run = new Command("run", "Runs the server. The default.");
var healthcheck = new Command("healthcheck", "Asks the running server whether it is well.");
var fingerprint = new Command("fingerprint", "Prints the certificate's SHA-256 fingerprint, which users compare.");
var verify = new Command("verify", "Checks that the stored history is as it was written.");
var hashPassword = new Command("hash-password", "Reads a password from standard input and prints its hash, for Chat:Opers.");
var root = new RootCommand("WebChat's chat server: IRCv3 over TLS 1.3.") { config, run, healthcheck, fingerprint, verify, hashPassword };

root.SetAction(parsed => RunVerb.RunAsync(FileOf(parsed)));
run.SetAction(parsed => RunVerb.RunAsync(FileOf(parsed)));
healthcheck.SetAction(parsed => HealthCheckVerb.RunAsync(FileOf(parsed)));
fingerprint.SetAction(parsed => FingerprintVerb.Run(FileOf(parsed)));
verify.SetAction(parsed => VerifyVerb.Run(FileOf(parsed)));
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
