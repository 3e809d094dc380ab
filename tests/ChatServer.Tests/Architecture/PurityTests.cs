using System.Reflection;
using System.Runtime.CompilerServices;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Tests.Architecture;

/// <summary>The engine is a function of what it is told: no I/O, clock, randomness, lock or thread in commands and state.</summary>
public sealed class PurityTests
{
    private static readonly string[] PureNamespaces = ["ChatServer.Commands.", "ChatServer.State."];

    [Fact]
    public void Commands_and_state_are_pure_and_call_nothing_that_is_not()
    {
        CompiledMethod[] methods = [.. CompiledAssembly.MethodsOf(typeof(World).Assembly), .. CompiledAssembly.MethodsOf(typeof(Message).Assembly)];
        Assert.True(methods.Count(method => IsPure(method.Type)) > 500, "The methods of the engine were not found.");
        var violations = Purity.Violations(methods, IsPure);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public void Commands_and_state_keep_nothing_in_static_fields_that_can_change()
    {
        var changeable = typeof(World).Assembly.GetTypes()
            .Where(type => IsPure(type.FullName!) && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false });
        Assert.Empty(changeable.Select(field => $"{field.DeclaringType}.{field.Name}"));
    }

    [Theory]
    [InlineData(nameof(ImpureSamples.ReadsAFile), "System.IO.File.ReadAllText")]
    [InlineData(nameof(ImpureSamples.ReadsTheClock), "System.DateTimeOffset.get_UtcNow")]
    [InlineData(nameof(ImpureSamples.AsksATimeProvider), "System.TimeProvider.GetUtcNow")]
    [InlineData(nameof(ImpureSamples.CountsTicks), "System.Environment.get_TickCount64")]
    [InlineData(nameof(ImpureSamples.MeasuresTime), "System.Diagnostics.Stopwatch.GetTimestamp")]
    [InlineData(nameof(ImpureSamples.Guesses), "System.Random.get_Shared")]
    [InlineData(nameof(ImpureSamples.MakesAnId), "System.Guid.NewGuid")]
    [InlineData(nameof(ImpureSamples.Locks), "System.Threading.Monitor.Enter")]
    [InlineData(nameof(ImpureSamples.CountsForAllThreads), "System.Threading.Interlocked.Increment")]
    [InlineData(nameof(ImpureSamples.StartsATask), "System.Threading.Tasks.Task.Run")]
    [InlineData(nameof(ImpureSamples.Awaits), "System.Runtime.CompilerServices.AsyncTaskMethodBuilder")]
    [InlineData(nameof(ImpureSamples.ConcealsIt), "System.DateTime.get_Now")]
    [InlineData(nameof(ImpureSamples.ConcealsItInALambda), "System.Random.Next")]
    [InlineData(nameof(ImpureSamples.ConcealsItInAnIterator), "System.DateTime.get_UtcNow")]
    public void What_is_impure_is_found(string sample, string expected) =>
        Assert.Contains(ViolationsOf(sample), violation => violation.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void What_is_pure_is_not() => Assert.Empty(ViolationsOf(nameof(ImpureSamples.IsPure)));

    private static bool IsPure(string type) => Array.Exists(PureNamespaces, name => type.StartsWith(name, StringComparison.Ordinal));

    private static IReadOnlyList<string> ViolationsOf(string sample)
    {
        var type = $"{typeof(ImpureSamples).FullName}+{sample}";
        return Purity.Violations(
            CompiledAssembly.MethodsOf(typeof(ImpureSamples).Assembly), name => name == type || name.StartsWith($"{type}+", StringComparison.Ordinal));
    }
}
