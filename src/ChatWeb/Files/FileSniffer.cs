using System.Buffers;

namespace ChatWeb.Files;

/// <summary>What a file is, by its bytes alone. What begins like none of the allowed kinds is text, if it has nothing in it that no text has, or refused.</summary>
internal static class FileSniffer
{
    private const int HeadLength = 16;
    private const int BlockLength = 64 * 1024;

    // Tab, line feed, form feed, carriage return and escape are in honest texts; the other control characters are not.
    private static readonly SearchValues<byte> NeverInText =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7f).Except([0x09, 0x0a, 0x0c, 0x0d, 0x1b]).Select(value => (byte)value)]);

    private static readonly Signature[] Signatures =
    [
        new(FileKind.Png, [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a]),
        new(FileKind.Jpeg, [0xff, 0xd8, 0xff]),
        new(FileKind.Gif, [.. "GIF87a"u8]),
        new(FileKind.Gif, [.. "GIF89a"u8]),
        new(FileKind.WebP, [.. "RIFF"u8], 8, [.. "WEBPVP8"u8]),
        new(FileKind.Wav, [.. "RIFF"u8], 8, [.. "WAVE"u8]),
        new(FileKind.Pdf, [.. "%PDF-"u8]),
        new(FileKind.Zip, [.. "PK"u8, 3, 4]),
        new(FileKind.Gzip, [0x1f, 0x8b, 8]),
        new(FileKind.SevenZip, [.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c]),
        new(FileKind.Mp3, [.. "ID3"u8]),
        new(FileKind.Mp3, [0xff, 0xfb]),
        new(FileKind.Ogg, [.. "OggS"u8]),
        new(FileKind.Flac, [.. "fLaC"u8]),
        new(FileKind.WebM, [0x1a, 0x45, 0xdf, 0xa3]),

        // The first words of the formats that share a frame with HEIC, whose pictures tell where they were taken.
        .. ((byte[][])[[.. "iso"u8], [.. "mp4"u8], [.. "avc1"u8], [.. "M4"u8], [.. "qt  "u8], [.. "dash"u8]])
            .Select(brand => new Signature(FileKind.Mp4, [], 4, [.. "ftyp"u8, .. brand])),
    ];

    /// <summary>Reads as much of the file as is needed; null when it is of no allowed kind.</summary>
    public static FileKind? Sniff(Stream file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head = head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        foreach (var signature in Signatures)
        {
            if (signature.IsOf(head))
                return signature.Kind;
        }

        file.Position = 0;
        return IsText(file) ? FileKind.Text : null;
    }

    private static bool IsText(Stream file)
    {
        var block = new byte[BlockLength];
        int length;
        while ((length = file.Read(block)) > 0)
        {
            if (block.AsSpan(0, length).ContainsAny(NeverInText))
                return false;
        }

        return true;
    }

    private sealed record Signature(FileKind Kind, byte[] Beginning, int Offset = 0, byte[]? Then = null)
    {
        public bool IsOf(ReadOnlySpan<byte> head) => head.StartsWith(Beginning) && (Then is null || (head.Length > Offset && head[Offset..].StartsWith(Then)));
    }
}
