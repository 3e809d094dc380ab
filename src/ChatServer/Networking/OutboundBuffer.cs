using System.Buffers;

namespace ChatServer.Networking;

/// <summary>
/// Lines waiting for one client, bounded. They are appended by the delivery stage and taken, as many as fit, by the transport. A line is
/// shared by all who get it, so that appending one costs a reference and no copy.
/// </summary>
/// <param name="limit">The most bytes that may wait.</param>
internal sealed class OutboundBuffer(int limit)
{
    private const int FirstSlots = 4;

    /// <summary>Room for lines that a client keeps while nothing waits: more of it goes with the last line.</summary>
    private const int KeptSlots = 16;

    private readonly Lock _lock = new();

    /// <summary>A ring of lines; its size is a power of two.</summary>
    private byte[]?[] _lines = [];
    private int _first;
    private int _count;

    /// <summary>How much of the first line was taken already.</summary>
    private int _taken;
    private int _length;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => Volatile.Read(ref _length) == 0;

    /// <summary>Appends a line, which nobody changes any more. False when the client has more waiting than it may: nothing was appended.</summary>
    public bool TryAppend(byte[] line)
    {
        lock (_lock)
        {
            if (_length + line.Length > limit)
                return false;

            Append(line);
            return true;
        }
    }

    /// <summary>Puts this line in place of everything that waits, but for the rest of one that was begun: the last words to a client that does not read.</summary>
    public void Replace(byte[] line)
    {
        lock (_lock)
        {
            var begun = _taken > 0 ? _lines[_first] : null;
            var taken = _taken;
            Clear();
            if (begun is not null)
            {
                Append(begun);
                _taken = taken;
                _length -= taken;
            }

            Append(line);
        }
    }

    /// <summary>Takes as much as fits, and says how much that is.</summary>
    public int TakeInto(Span<byte> destination)
    {
        lock (_lock)
        {
            var total = 0;
            while (_count > 0 && total < destination.Length)
            {
                var rest = _lines[_first].AsSpan(_taken);
                var size = Math.Min(rest.Length, destination.Length - total);
                rest[..size].CopyTo(destination[total..]);
                total += size;
                _taken += size;
                if (size == rest.Length)
                    RemoveFirst();
            }

            _length -= total;
            if (_count == 0 && _lines.Length > KeptSlots)
                _lines = [];
            return total;
        }
    }

    /// <summary>Takes all that waits. The array is the caller's, who gives it to <see cref="Return"/>.</summary>
    public ArraySegment<byte> Take()
    {
        lock (_lock)
        {
            if (_length == 0)
                return default;

            var array = ArrayPool<byte>.Shared.Rent(_length);
            return new ArraySegment<byte>(array, 0, TakeInto(array.AsSpan(0, _length)));
        }
    }

    /// <summary>Nobody will read what waits.</summary>
    public void Discard()
    {
        lock (_lock)
            Clear();
    }

    public static void Return(ArraySegment<byte> taken)
    {
        if (taken.Array is { Length: > 0 } array)
            ArrayPool<byte>.Shared.Return(array);
    }

    private void Append(byte[] line)
    {
        if (_count == _lines.Length)
            Grow();
        _lines[(_first + _count) & (_lines.Length - 1)] = line;
        _count++;
        _length += line.Length;
    }

    private void RemoveFirst()
    {
        _lines[_first] = null;
        _first = (_first + 1) & (_lines.Length - 1);
        _count--;
        _taken = 0;
    }

    private void Grow()
    {
        var larger = new byte[]?[Math.Max(FirstSlots, _lines.Length * 2)];
        for (var i = 0; i < _count; i++)
            larger[i] = _lines[(_first + i) & (_lines.Length - 1)];
        (_lines, _first) = (larger, 0);
    }

    private void Clear() => (_lines, _first, _count, _taken, _length) = ([], 0, 0, 0, 0);
}
