using ChatServer.Accounts;

namespace ChatServer.Running;

/// <summary>The verb <c>hash-password</c>: reads a password from standard input and prints its hash, for the configuration.</summary>
internal static class HashPasswordVerb
{
    public static int Run(TextReader input, TextWriter output)
    {
        if (input.ReadLine() is not { Length: > 0 } password)
        {
            Console.Error.WriteLine("There is no password on standard input; allowed: one line that is not empty.");
            return 2;
        }

        output.WriteLine(PasswordHash.Create(password));
        return 0;
    }
}
