using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Files;

/// <summary>
/// The files on the disk, each named by its id, with a note beside it. What there is, is held in memory: a request for a file that is not
/// there touches no disk, and no part of a request is ever a part of a path.
/// </summary>
internal sealed partial class FileStore(IOptions<GatewayOptions> options, FileQuota quota, TimeProvider time, ILogger<FileStore> logger)
{
    private const int IdBytes = 16;
    private const string PartExtension = ".part";

    private readonly ConcurrentDictionary<string, (SharedFile File, FileCharge Charge)> _files = new(StringComparer.Ordinal);

    public string Folder { get; } = options.Value.Files.Directory is { Length: > 0 } folder ? folder : Path.Combine(options.Value.DataDirectory, "files");

    public int Count => _files.Count;

    /// <summary>
    /// Makes the folder, reads what is in it, and removes what a crash left half-done. What others put there is none of the gateway's business.
    /// </summary>
    public void Load()
    {
        PrivateFile.CreateFolder(Folder);
        var own = Directory.GetFiles(Folder).Select(path => OwnName.Match(Path.GetFileName(path))).Where(name => name.Success).ToList();
        foreach (var id in own.Where(name => name.Value.EndsWith(FileNote.Extension, StringComparison.Ordinal)).Select(name => name.Groups["id"].Value))
        {
            if (File.Exists(ContentOf(id)) && FileNote.Read(NoteOf(id)) is { } file)
                _files.TryAdd(id, (file, quota.Count(file)));
        }

        foreach (var left in own.Where(name => name.Groups["rest"].Success || !_files.ContainsKey(name.Groups["id"].Value)))
        {
            File.Delete(Path.Combine(Folder, left.Value));
            FilesLog.LeftoverRemoved(logger, Path.GetExtension(left.Value));
        }

        Sweep();
    }

    /// <summary>The file of that id; null when there never was one, or its time is over.</summary>
    public SharedFile? Find(string id) => _files.TryGetValue(id, out var kept) && !IsOver(kept.File) ? kept.File : null;

    /// <summary>Opens a file for reading; it can be read to its end, also when it is deleted meanwhile.</summary>
    public bool TryOpen(SharedFile file, [NotNullWhen(true)] out FileStream? content)
    {
        try
        {
            content = new FileStream(ContentOf(file.Id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            content = null; // Swept a moment ago.
            return false;
        }
    }

    /// <summary>A new file under a name that no reader knows. It is kept by <see cref="Keep"/>, or removed by the next start.</summary>
    public FileStream CreatePart()
    {
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = System.IO.FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return new FileStream(Path.Combine(Folder, NewId() + PartExtension), settings);
    }

    /// <summary>From here on whoever has the link can read it.</summary>
    public SharedFile Keep(FileStream part, string name, FileKind kind, PictureSize? picture, FileCharge charge)
    {
        part.Flush(flushToDisk: true);
        var now = time.GetUtcNow();
        var file = new SharedFile(NewId(), name, kind, part.Length, picture, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), charge.User);
        part.Dispose();
        // In this order: a content without a note is removed by the next start.
        File.Move(part.Name, ContentOf(file.Id));
        try
        {
            FileNote.Write(NoteOf(file.Id), file);
        }
        catch
        {
            File.Delete(ContentOf(file.Id));
            throw;
        }

        charge.Shrink(file.Size);
        _files[file.Id] = (file, charge);
        return file;
    }

    /// <summary>Deletes a file for its owner, and for nobody else.</summary>
    public bool Delete(string id, FileOwner owner)
    {
        if (!_files.TryGetValue(id, out var kept) || kept.File.Owner != owner.User)
            return false;

        Remove(kept.File);
        return true;
    }

    /// <summary>Deletes what has been kept for long enough.</summary>
    public void Sweep()
    {
        foreach (var (file, _) in _files.Values.Where(kept => IsOver(kept.File)))
            Remove(file);
    }

    private bool IsOver(SharedFile file) => time.GetUtcNow() - file.At >= options.Value.Files.KeepFor;

    private void Remove(SharedFile file)
    {
        // The note first: a content without one is removed by the next start. What cannot be deleted now is still counted, and tried again.
        File.Delete(NoteOf(file.Id));
        File.Delete(ContentOf(file.Id));
        if (_files.TryRemove(file.Id, out var kept))
            kept.Charge.Dispose();
    }

    private string ContentOf(string id) => Path.Combine(Folder, id);

    private string NoteOf(string id) => Path.Combine(Folder, id + FileNote.Extension);

    /// <summary>A content, a note, and the rest that only a crash leaves.</summary>
    [GeneratedRegex(@"^(?<id>[0-9a-f]{32})(\.json)?(?<rest>\.part|\.[0-9a-f]{32}\.new)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName { get; }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
}
