using System.Runtime;
using System.Runtime.InteropServices;

namespace ChatServer.Networking;

/// <summary>
/// Gives memory back to the system once a wave of connections has come: handshakes need ten times what a silent connection keeps, and neither
/// the collector nor the C library return that by themselves. Costs a few milliseconds, so not often, and in a calm moment.
/// </summary>
internal sealed class MemoryGiveBack(ConnectionTable table, TimeProvider timeProvider)
{
    /// <summary>Connections that make a wave.</summary>
    private const int Wave = 500;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private static readonly unsafe delegate* unmanaged<nuint, int> MallocTrim = FindMallocTrim();

    private long _given;
    private long _seen;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var rounds = new PeriodicTimer(Round, timeProvider);
        try
        {
            while (await rounds.WaitForNextTickAsync(cancellationToken))
            {
                if (IsAfterWave(table.Opened))
                    GiveBack();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Whether many connections came since memory was last given back, and none since the last look.</summary>
    /// <param name="opened">How many connections there were so far.</param>
    public bool IsAfterWave(long opened)
    {
        var isCalm = opened == _seen;
        _seen = opened;
        if (!isCalm || opened - _given < Wave)
            return false;

        _given = opened;
        return true;
    }

    private static unsafe void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (MallocTrim is not null)
            MallocTrim(0);
    }

    /// <summary>Only the GNU C library has it.</summary>
    private static unsafe delegate* unmanaged<nuint, int> FindMallocTrim() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var c) && NativeLibrary.TryGetExport(c, "malloc_trim", out var function)
            ? (delegate* unmanaged<nuint, int>)function
            : null;
}
