using System.Buffers;

namespace ChatServer.Networking;

/// <summary>
/// Bytes waiting for one client, bounded. Lines are appended by the delivery stage and taken, all at once, by the transport. Holds no
/// memory while it is empty.
/// </summary>
/// <param name="limit">The most bytes that may wait.</param>
internal sealed class OutboundBuffer(int limit)
{
    private const int FirstSize = 1024;

    private readonly Lock _lock = new();
    private byte[]? _bytes;
    private int _length;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => Volatile.Read(ref _length) == 0;

    /// <summary>Appends a line. False when the client has more waiting than it may: nothing was appended.</summary>
    public bool TryAppend(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (_length + line.Length > limit)
                return false;

            if (_bytes is null || _bytes.Length - _length < line.Length)
                Grow(_length + line.Length);
            line.CopyTo(_bytes.AsSpan(_length));
            _length += line.Length;
            return true;
        }
    }

    /// <summary>Puts these bytes in place of everything that waits: the last words to a client that does not read.</summary>
    public void Replace(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            _length = 0;
            if (_bytes is null || _bytes.Length < line.Length)
                Grow(line.Length);
            line.CopyTo(_bytes);
            _length = line.Length;
        }
    }

    /// <summary>Takes all that waits. The array is the caller's, who gives it to <see cref="Return"/>.</summary>
    public ArraySegment<byte> Take()
    {
        lock (_lock)
        {
            var taken = _bytes is null ? default : new ArraySegment<byte>(_bytes, 0, _length);
            _bytes = null;
            _length = 0;
            return taken;
        }
    }

    public static void Return(ArraySegment<byte> taken)
    {
        if (taken.Array is { } array)
            ArrayPool<byte>.Shared.Return(array);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(FirstSize, _length * 2)));
        if (_bytes is not null)
        {
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
