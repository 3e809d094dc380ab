using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChatWeb.Files;

/// <summary>A kind of file that may be uploaded. What a file is, its bytes decide (<see cref="FileSniffer"/>), never its name.</summary>
/// <param name="Id">As it is written beside a stored file.</param>
/// <param name="MediaType">As browsers are told.</param>
/// <param name="Extensions">What its name may end in; the first is added to other names.</param>
public sealed record FileKind(string Id, string MediaType, ImmutableArray<string> Extensions)
{
    public static readonly FileKind Png = new("png", "image/png", [".png"]);
    public static readonly FileKind Jpeg = new("jpeg", "image/jpeg", [".jpg", ".jpeg"]);
    public static readonly FileKind Gif = new("gif", "image/gif", [".gif"]);
    public static readonly FileKind WebP = new("webp", "image/webp", [".webp"]);
    public static readonly FileKind Pdf = new("pdf", "application/pdf", [".pdf"]);
    public static readonly FileKind Zip = new("zip", "application/zip", [".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"]);
    public static readonly FileKind Gzip = new("gzip", "application/gzip", [".gz", ".tgz"]);
    public static readonly FileKind SevenZip = new("7z", "application/x-7z-compressed", [".7z"]);
    public static readonly FileKind Mp3 = new("mp3", "audio/mpeg", [".mp3"]);
    public static readonly FileKind Ogg = new("ogg", "audio/ogg", [".ogg", ".oga", ".opus"]);
    public static readonly FileKind Flac = new("flac", "audio/flac", [".flac"]);
    public static readonly FileKind Wav = new("wav", "audio/wav", [".wav"]);
    public static readonly FileKind Mp4 = new("mp4", "video/mp4", [".mp4", ".m4v", ".m4a", ".mov"]);
    public static readonly FileKind WebM = new("webm", "video/webm", [".webm", ".mkv"]);
    public static readonly FileKind Text = new("text", "text/plain", [".txt", ".md", ".csv", ".log", ".json", ".yaml", ".yml", ".ini", ".diff", ".patch"]);

    private static readonly FrozenDictionary<string, FileKind> ById =
        new[] { Png, Jpeg, Gif, WebP, Pdf, Zip, Gzip, SevenZip, Mp3, Ogg, Flac, Wav, Mp4, WebM, Text }.ToFrozenDictionary(kind => kind.Id, StringComparer.Ordinal);

    /// <summary>What the reader is told it is: PNG, PDF, TEXT.</summary>
    public string Label => Id.ToUpperInvariant();

    public static FileKind? Find(string id) => ById.GetValueOrDefault(id);
}
