using System.Diagnostics;

namespace ChatServer.Tests.Architecture;

/// <summary>Types for the checker to find, and one for it to leave alone. Nobody runs them.</summary>
internal static class ImpureSamples
{
    internal static class ReadsAFile
    {
        public static string Run() => File.ReadAllText("x");
    }

    internal static class ReadsTheClock
    {
        public static DateTimeOffset Run() => DateTimeOffset.UtcNow;
    }

    internal static class AsksATimeProvider
    {
        public static DateTimeOffset Run(TimeProvider time) => time.GetUtcNow();
    }

    internal static class CountsTicks
    {
        public static long Run() => Environment.TickCount64;
    }

    internal static class MeasuresTime
    {
        public static long Run() => Stopwatch.GetTimestamp();
    }

    internal static class Guesses
    {
        public static int Run() => Random.Shared.Next();
    }

    internal static class MakesAnId
    {
        public static Guid Run() => Guid.NewGuid();
    }

    internal static class Locks
    {
        public static int Run(object gate)
        {
            lock (gate)
                return 1;
        }
    }

    internal static class CountsForAllThreads
    {
        public static int Run(ref int count) => Interlocked.Increment(ref count);
    }

    internal static class StartsATask
    {
        public static Task Run() => Task.Run(() => { });
    }

    internal static class Awaits
    {
        public static async Task RunAsync(Task before) => await before;
    }

    internal static class ConcealsIt
    {
        public static int Run() => Concealed.Hour;
    }

    internal static class ConcealsItInALambda
    {
        public static IEnumerable<int> Run(Random random) => Enumerable.Range(0, 3).Select(number => random.Next(number));
    }

    internal static class ConcealsItInAnIterator
    {
        public static IEnumerable<int> Run()
        {
            yield return DateTime.UtcNow.Hour;
        }
    }

    internal static class IsPure
    {
        public static IEnumerable<int> Run(DateTimeOffset now, IReadOnlyDictionary<string, int> counts)
        {
            foreach (var (_, count) in counts)
                yield return count + now.Hour;
        }
    }

    /// <summary>Outside the type that is looked at, as a helper would be.</summary>
    private static class Concealed
    {
        public static int Hour { get; } = DateTime.Now.Hour;
    }
}
