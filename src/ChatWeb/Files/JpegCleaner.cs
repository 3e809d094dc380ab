using System.Buffers.Binary;

namespace ChatWeb.Files;

/// <summary>
/// Copies a JPEG without what tells about its maker: place, time, camera, thumbnails, comments, and whatever follows the picture. What is
/// needed to show it stays: colour profile and orientation. The picture itself is not touched.
/// </summary>
internal static class JpegCleaner
{
    private const byte Mark = 0xff;
    private const byte Start = 0xd8;
    private const byte End = 0xd9;
    private const byte Scan = 0xda;
    private const byte Comment = 0xfe;

    /// <summary>How large the picture is shown; null when the source is no proper JPEG.</summary>
    public static PictureSize? Copy(Stream source, Stream target)
    {
        if (source.ReadByte() != Mark || source.ReadByte() != Start)
            return null;

        target.Write([Mark, Start]);
        PictureSize? size = null;
        var isTurned = false;
        var marker = NextMarker(source);
        while (marker is { } found and not End)
        {
            if (ReadSegment(source) is not { } segment)
                return null;

            if (IsFrame(found) && segment.Length >= 5)
                size ??= new PictureSize(BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(1)));

            if (found == 0xe1 && ExifOrientation.Read(segment) is > 1 and var orientation && size is null)
            {
                WriteSegment(target, found, ExifOrientation.Write(orientation));
                isTurned = orientation >= 5;
            }

            if (IsKept(found, segment))
                WriteSegment(target, found, segment);

            if (found == Scan && size is null)
                return null;

            // A camera whose battery died left a picture without its end: what is there of it is shown.
            marker = found == Scan ? CopyScan(source, target) ?? End : NextMarker(source);
        }

        if (marker is null || size is not { } upright)
            return null;

        target.Write([Mark, End]);
        return isTurned ? new PictureSize(upright.Height, upright.Width) : upright;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xe0 => segment.StartsWith("JFIF\0"u8),
        0xe2 => segment.StartsWith("ICC_PROFILE\0"u8),
        0xee => segment.StartsWith("Adobe"u8),
        >= 0xe1 and <= 0xef or Comment => false,
        _ => true,
    };

    private static byte? NextMarker(Stream source)
    {
        if (source.ReadByte() != Mark)
            return null;

        int next;
        do
        {
            next = source.ReadByte();
        }
        while (next == Mark);

        // Those below have no length and mean something within a scan only.
        return next is >= 0xc0 and not (>= 0xd0 and <= 0xd8) ? (byte)next : null;
    }

    private static byte[]? ReadSegment(Stream source)
    {
        var length = (source.ReadByte() << 8) | source.ReadByte();
        if (length < 2)
            return null;

        var segment = new byte[length - 2];
        return source.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) == segment.Length ? segment : null;
    }

    private static void WriteSegment(Stream target, byte marker, ReadOnlySpan<byte> segment)
    {
        Span<byte> head = [Mark, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(segment.Length + 2));
        target.Write(head);
        target.Write(segment);
    }

    /// <summary>Copies compressed points up to the marker after them, which is returned; null at the end of the file.</summary>
    private static byte? CopyScan(Stream source, Stream target)
    {
        int next;
        while ((next = source.ReadByte()) >= 0)
        {
            if (next != Mark)
            {
                target.WriteByte((byte)next);
                continue;
            }

            while ((next = source.ReadByte()) == Mark)
            {
                // Marks may be repeated to fill space.
            }

            if (next < 0)
                return null;

            // A mark followed by zero is a point's value; 0xd0 to 0xd7 divide the scan.
            if (next is not (0 or >= 0xd0 and <= 0xd7))
                return (byte)next;

            target.WriteByte(Mark);
            target.WriteByte((byte)next);
        }

        return null;
    }
}
