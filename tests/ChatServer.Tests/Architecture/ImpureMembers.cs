namespace ChatServer.Tests.Architecture;

/// <summary>What of the framework is I/O, a clock, randomness, a lock or a thread: a table of namespaces, types and members.</summary>
internal static class ImpureMembers
{
    private static readonly string[] Namespaces =
        ["System.IO", "System.Net", "System.Threading", "System.Timers", "System.Data", "Microsoft.Data", "Microsoft.Win32"];

    private static readonly HashSet<string> Types =
    [
        "System.Console", "System.Environment", "System.AppDomain", "System.GC", "System.Random", "System.TimeProvider", "System.TimeZoneInfo",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Runtime.InteropServices.Marshal", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly HashSet<string> Members =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.DateTimeOffset.get_LocalDateTime", "System.DateTimeOffset.ToLocalTime", "System.DateTime.ToLocalTime", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Object.GetHashCode", // Of an object without one of its own: its place in memory.
    ];

    /// <summary>What stands for awaiting in compiled code.</summary>
    private static readonly string[] Prefixes =
        ["System.Runtime.CompilerServices.Async", "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.Configured", "System.Runtime.CompilerServices.ValueTask"];

    /// <summary>What iterators are compiled to asks for the thread, to tell a second enumeration from the first. It says nothing to the code in it.</summary>
    private static readonly HashSet<string> Allowed = ["System.Environment.get_CurrentManagedThreadId", "System.Environment.get_NewLine"];

    /// <summary>An address is a value; nothing is connected to by having one.</summary>
    private static readonly HashSet<string> AllowedTypes = ["System.Net.IPAddress"];

    public static bool Contains(string type, string member) =>
        !Allowed.Contains($"{type}.{member}") && (ContainsType(type) || Members.Contains($"{type}.{member}"));

    public static bool ContainsType(string type) =>
        !AllowedTypes.Contains(type) && (Types.Contains(type)
        || Array.Exists(Namespaces, name => type.StartsWith($"{name}.", StringComparison.Ordinal))
        || Array.Exists(Prefixes, prefix => type.StartsWith(prefix, StringComparison.Ordinal)));
}
