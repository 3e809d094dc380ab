using System.ComponentModel;

namespace ChatServer.Networking.OpenSsl;

/// <summary>Wakes a loop that sleeps in <see cref="Epoll.Wait"/>: one system call, however often it is asked before the loop looks.</summary>
internal sealed class WakeSignal : IDisposable
{
    private const int NonBlockingCloseOnExec = 0x80800;

    private static readonly ulong One = 1;

    private readonly DescriptorHandle _handle = NativeMethods.eventfd(0, NonBlockingCloseOnExec);
    private int _isSet;

    public WakeSignal()
    {
        if (_handle.IsInvalid)
            throw new Win32Exception();
    }

    public int Descriptor => _handle.Number;

    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
            _ = NativeMethods.write(_handle, in One, sizeof(ulong));
    }

    /// <summary>Before the loop looks for work: who adds some from here on wakes it again.</summary>
    public void Reset()
    {
        ulong count = 0;
        if (Volatile.Read(ref _isSet) == 0)
            return;

        _ = NativeMethods.read(_handle, ref count, sizeof(ulong));
        Interlocked.Exchange(ref _isSet, 0);
    }

    public void Dispose() => _handle.Dispose();
}
