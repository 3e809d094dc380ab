using System.Buffers.Binary;

namespace ChatWeb.Files;

/// <summary>How large a picture is shown, so that its place in the page is known before it is there.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>A browser unpacks a picture in memory, four bytes for each point: larger ones are offered as files.</summary>
    public const int SideLimit = 16_384;
    public const int PointLimit = 50_000_000;

    private const int HeadLength = 32;

    public bool IsShowable => Width is > 0 and <= SideLimit && Height is > 0 and <= SideLimit && (long)Width * Height <= PointLimit;

    /// <summary>Reads it from the beginning of a PNG, GIF or WebP; null when it does not stand there.</summary>
    internal static PictureSize? Read(FileKind kind, Stream file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength)
            return null;

        return kind.Id switch
        {
            "png" => OfPng(head),
            "gif" => new PictureSize(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])),
            "webp" => OfWebP(head),
            _ => null,
        };
    }

    /// <summary>The largest size of the same shape within a box; never larger than the picture.</summary>
    public PictureSize Within(int width, int height)
    {
        var scale = Math.Min(1.0, Math.Min((double)width / Width, (double)height / Height));
        return new PictureSize(Math.Max(1, (int)Math.Round(Width * scale)), Math.Max(1, (int)Math.Round(Height * scale)));
    }

    private static PictureSize? OfPng(ReadOnlySpan<byte> head)
    {
        if (!head[12..].StartsWith("IHDR"u8))
            return null;

        uint width = BinaryPrimitives.ReadUInt32BigEndian(head[16..]), height = BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
        return width > int.MaxValue || height > int.MaxValue ? null : new PictureSize((int)width, (int)height);
    }

    private static PictureSize? OfWebP(ReadOnlySpan<byte> head)
    {
        var chunk = head[12..];
        if (chunk.StartsWith("VP8X"u8))
            return new PictureSize(UInt24(head[24..]) + 1, UInt24(head[27..]) + 1);

        if (chunk.StartsWith("VP8L"u8) && head[20] == 0x2f)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return new PictureSize((int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1);
        }

        return chunk.StartsWith("VP8 "u8) && head[23..].StartsWith((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
            ? new PictureSize(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3fff)
            : null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
