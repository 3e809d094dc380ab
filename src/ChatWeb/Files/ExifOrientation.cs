using System.Buffers.Binary;

namespace ChatWeb.Files;

/// <summary>The one thing in a camera's notes (EXIF) that a picture cannot be shown without: how the camera was held.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort TypeShort = 3;
    private const int EntryLength = 12;

    private static ReadOnlySpan<byte> Beginning => "Exif\0\0"u8;

    /// <summary>1 (upright) to 8, by the content of an APP1 segment; 1 when it does not say.</summary>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Beginning) || segment.Length < Beginning.Length + 8)
            return 1;

        var tiff = segment[Beginning.Length..];
        var isLittle = tiff.StartsWith("II"u8);
        var start = Long(tiff[4..], isLittle);
        if (start > tiff.Length - 2)
            return 1;

        var directory = tiff[(int)start..];
        int count = Short(directory, isLittle);
        for (var entry = directory[2..]; count > 0 && entry.Length >= EntryLength; count--, entry = entry[EntryLength..])
        {
            if (Short(entry, isLittle) == Tag && Short(entry[2..], isLittle) == TypeShort)
                return Short(entry[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }

        return 1;
    }

    /// <summary>The content of an APP1 segment that says nothing else.</summary>
    public static byte[] Write(int orientation) =>
        [.. Beginning, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, (byte)TypeShort, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
