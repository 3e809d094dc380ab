using System.Buffers.Binary;

namespace ChatWeb.Tests.Support;

/// <summary>Beginnings of files, as much of them as is looked at.</summary>
internal static class SampleFiles
{
    /// <summary>Where a camera says it was.</summary>
    public const string Place = "48.8584 N 2.2945 E";

    public static byte[] Png(int width = 4, int height = 3)
    {
        byte[] file = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17]];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    public static byte[] Gif(ushort width, ushort height, string then = "")
    {
        byte[] file = [.. "GIF89a"u8, 0, 0, 0, 0, .. System.Text.Encoding.UTF8.GetBytes(then), .. new byte[24]];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        return file;
    }

    /// <summary>A JPEG with everything that tells about its maker, and a second picture behind it.</summary>
    public static byte[] Jpeg(ushort width = 4, ushort height = 3, byte orientation = 1) =>
    [
        0xff, 0xd8,
        .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xe1, [.. Exif(orientation), .. System.Text.Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xe1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. System.Text.Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xe2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]),
        .. Segment(0xed, [.. System.Text.Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xfe, [.. System.Text.Encoding.ASCII.GetBytes(Place)]),
        .. Segment(0xc0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xda, [1, 1, 0, 0, 63, 0]),
        1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4,
        0xff, 0xd9,
        .. System.Text.Encoding.ASCII.GetBytes(Place),
    ];

    /// <summary>The same without any of it.</summary>
    public static byte[] CleanJpeg(ushort width = 4, ushort height = 3) =>
    [
        0xff, 0xd8,
        .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xe2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]),
        .. Segment(0xc0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xda, [1, 1, 0, 0, 63, 0]),
        1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4,
        0xff, 0xd9,
    ];

    public static byte[] Exif(byte orientation, bool isLittle = true) => isLittle
        ? [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0f, 0x01, 2, 0, 4, 0, 0, 0, 65, 66, 67, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Segment(byte marker, byte[] content) => [0xff, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
