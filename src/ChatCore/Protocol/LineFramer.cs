namespace ChatCore.Protocol;

/// <summary>What <see cref="LineFramer.TryReadLine"/> found.</summary>
public enum FrameResult
{
    /// <summary>No whole line yet.</summary>
    Incomplete,

    /// <summary>A line.</summary>
    Line,

    /// <summary>The end of a line that was longer than allowed; its bytes were dropped.</summary>
    TooLong,
}

/// <summary>
/// Cuts a stream of bytes into lines. Keeps what is left of an unfinished line between reads, and no buffer while there is none.
/// A line ends with LF, and a CR before it is dropped. Not for several threads at once.
/// </summary>
/// <param name="maxLineBytes">The most bytes of a line without its tags, line end included.</param>
/// <param name="maxTagBytes">The most bytes of the tags, <c>@</c> and the space after them included.</param>
/// <param name="maxUnfinishedBytes">The most bytes kept of a line whose end has not come; beyond it the peer is broken.</param>
public sealed class LineFramer(int maxLineBytes, int maxTagBytes, int maxUnfinishedBytes = int.MaxValue)
{
    private byte[] _pending = [];
    private int _pendingLength;
    private long _dropped;

    /// <summary>
    /// Takes the next line from <paramref name="input"/>. Call it until it says <see cref="FrameResult.Incomplete"/>: by then it has taken
    /// all of the input.
    /// </summary>
    /// <param name="input">What came from the peer; moved past what was taken.</param>
    /// <param name="line">The line without its end, valid until the next call.</param>
    /// <exception cref="ProtocolException">More than the allowed bytes came without a line end.</exception>
    public FrameResult TryReadLine(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> line)
    {
        line = default;
        var end = input.IndexOf((byte)'\n');
        if (end < 0)
        {
            Keep(input);
            input = default;
            return FrameResult.Incomplete;
        }

        var piece = input[..end];
        input = input[(end + 1)..];
        if (_dropped > 0)
        {
            _dropped = 0;
            return FrameResult.TooLong;
        }

        line = _pendingLength == 0 ? piece : Join(piece);
        if (!line.IsEmpty && line[^1] == '\r')
            line = line[..^1];
        if (IsWithinLimits(line))
            return FrameResult.Line;

        line = default;
        return FrameResult.TooLong;
    }

    private bool IsWithinLimits(ReadOnlySpan<byte> line)
    {
        var tags = 0;
        if (!line.IsEmpty && line[0] == '@')
        {
            var space = line.IndexOf((byte)' ');
            tags = space < 0 ? line.Length : space + 1;
        }

        return tags <= maxTagBytes && line.Length - tags <= maxLineBytes - 2;
    }

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> piece)
    {
        Append(piece);
        var joined = _pending.AsSpan(0, _pendingLength);
        _pending = [];
        _pendingLength = 0;
        return joined;
    }

    /// <summary>Beyond the longest possible line only a count is kept: the line is too long whatever follows.</summary>
    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (_pendingLength + _dropped + piece.Length > maxUnfinishedBytes)
            throw new ProtocolException("Too much data without the end of a line.");

        if (_dropped == 0 && _pendingLength + piece.Length <= maxTagBytes + maxLineBytes)
        {
            Append(piece);
            return;
        }

        _dropped += _pendingLength + piece.Length;
        _pending = [];
        _pendingLength = 0;
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        var needed = _pendingLength + piece.Length;
        if (needed > _pending.Length)
            Array.Resize(ref _pending, Math.Max(needed, 256));

        piece.CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength = needed;
    }
}
