using System.Text.RegularExpressions;

namespace EndToEnd.Support;

/// <summary>A warning, an error or an exception that nobody expected in a process's log fails the test.</summary>
internal static partial class LogCheck
{
    public static void ThrowOnTrouble(string name, ChildProcess process)
    {
        var lines = process.Output.Concat(process.Errors).ToArray();
        if (Array.FindIndex(lines, line => Trouble().IsMatch(line)) is var first && first >= 0)
            throw new InvalidOperationException($"{name} logged trouble:\n{string.Join('\n', lines.Skip(first).Take(30))}");
    }

    [GeneratedRegex(@"\b(warn|fail|crit): |Unhandled exception|\b\w+Exception: ")]
    private static partial Regex Trouble();
}
