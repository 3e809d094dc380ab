using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EndToEnd.Support;

/// <summary>A warning, an error or an exception that nobody expected in a process's log fails the test.</summary>
internal static partial class LogCheck
{
    // By test: several run at a time.
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Found = [];

    private static ConcurrentQueue<string> FoundHere => Found.GetOrAdd(TestContext.Current.Test?.UniqueID ?? string.Empty, _ => []);

    /// <summary>Looks through the log of a process that has ended. What is found is kept for <see cref="ThrowOnTrouble"/>.</summary>
    public static void Examine(string name, ChildProcess process)
    {
        var lines = process.Output.Concat(process.Errors).ToArray();
        if (Array.FindIndex(lines, line => Trouble().IsMatch(line) && !IsSlowMachine(line)) is var first && first >= 0)
            FoundHere.Enqueue($"{name} logged trouble:\n{string.Join('\n', lines.Skip(first).Take(30))}");
    }

    /// <summary>Called at the end of each test, apart from the test itself, so that neither failure hides the other.</summary>
    public static void ThrowOnTrouble()
    {
        var all = new List<string>();
        while (FoundHere.TryDequeue(out var one))
            all.Add(one);
        if (all.Count > 0)
            throw new InvalidOperationException(string.Join("\n\n", all));
    }

    /// <summary>The web server noticed that it got no processor for more than a second: nothing that it could do about that.</summary>
    private static bool IsSlowMachine(string line) => line.Contains("heartbeat has been running", StringComparison.Ordinal) || line.Contains("Server.Kestrel[22]", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(warn|fail|crit): |Unhandled exception|\b\w+Exception: ")]
    private static partial Regex Trouble();
}
