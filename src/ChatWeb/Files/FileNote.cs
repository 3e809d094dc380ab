using System.Text.Json;
using ChatCore.Security;

namespace ChatWeb.Files;

/// <summary>What is written beside a stored file.</summary>
internal static class FileNote
{
    public const string Extension = ".json";

    public static void Write(string path, SharedFile file) => PrivateFile.Write(path, JsonSerializer.Serialize(
        new Kept(file.Name, file.Kind.Id, file.Size, file.Picture?.Width, file.Picture?.Height, file.At, file.Owner), JsonSerializerOptions.Web));

    /// <summary>Null when it is damaged: nobody can tell then what the file is.</summary>
    public static SharedFile? Read(string path)
    {
        try
        {
            if (JsonSerializer.Deserialize<Kept>(File.ReadAllText(path), JsonSerializerOptions.Web) is not { Name: { } name, Owner: { } owner } kept ||
                FileKind.Find(kept.Kind ?? string.Empty) is not { } kind)
            {
                return null;
            }

            PictureSize? picture = kept is { Width: { } width, Height: { } height } ? new PictureSize(width, height) : null;
            return new SharedFile(Path.GetFileNameWithoutExtension(path), FileName.Clean(name, kind), kind, kept.Size, picture, kept.At, owner);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(string? Name, string? Kind, long Size, int? Width, int? Height, DateTimeOffset At, string? Owner);
}
