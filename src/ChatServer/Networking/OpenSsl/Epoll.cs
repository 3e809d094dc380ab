using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ChatServer.Networking.OpenSsl;

/// <summary>What may happen to a descriptor.</summary>
[Flags]
internal enum EpollEvents : uint
{
    None = 0,
    Readable = 0x001,
    Writable = 0x004,
    Error = 0x008,
    HungUp = 0x010,
}

/// <summary>The kernel's list of descriptors to watch. Each is told back by the number it was added with.</summary>
internal sealed class Epoll : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int OperationAdd = 1;
    private const int OperationRemove = 2;
    private const int OperationModify = 3;
    private const int MaxEvents = 512;
    private const int Interrupted = 4;

    /// <summary>The kernel packs the struct on x86-64 and nowhere else.</summary>
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataOffset + sizeof(ulong);

    private readonly DescriptorHandle _handle = NativeMethods.epoll_create1(CloseOnExec);
    private readonly byte[] _events = new byte[EventSize * MaxEvents];

    public Epoll()
    {
        if (_handle.IsInvalid)
            throw new Win32Exception();
    }

    public void Add(int descriptor, int number, EpollEvents events) => Control(OperationAdd, descriptor, number, events);

    public void Modify(int descriptor, int number, EpollEvents events) => Control(OperationModify, descriptor, number, events);

    public void Remove(int descriptor) => Control(OperationRemove, descriptor, 0, EpollEvents.None);

    /// <summary>Waits; -1 for as long as it takes. Returns how many events there are to <see cref="Get"/>.</summary>
    public int Wait(int timeoutMilliseconds)
    {
        var count = NativeMethods.epoll_wait(_handle, ref _events[0], MaxEvents, timeoutMilliseconds);
        if (count >= 0)
            return count;

        var error = Marshal.GetLastPInvokeError();
        return error == Interrupted ? 0 : throw new Win32Exception(error);
    }

    public (int Number, EpollEvents Events) Get(int index)
    {
        var one = _events.AsSpan(index * EventSize, EventSize);
        return (MemoryMarshal.Read<int>(one[DataOffset..]), (EpollEvents)MemoryMarshal.Read<uint>(one));
    }

    public void Dispose() => _handle.Dispose();

    private void Control(int operation, int descriptor, int number, EpollEvents events)
    {
        Span<byte> one = stackalloc byte[EventSize];
        MemoryMarshal.Write(one, (uint)events);
        MemoryMarshal.Write(one[DataOffset..], (ulong)(uint)number);
        if (NativeMethods.epoll_ctl(_handle, operation, descriptor, ref one[0]) != 0)
            throw new Win32Exception();
    }
}
