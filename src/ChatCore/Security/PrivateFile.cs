using System.Text;

namespace ChatCore.Security;

/// <summary>
/// Files and folders that only their owner may read: keys, secrets, pins. A file is replaced as a whole, so that a crash leaves the old or
/// the new one, and what an earlier file with wider permissions allowed is allowed no more. On Windows the permissions are those of the folder.
/// </summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerEnters = OwnerReadsAndWrites | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it that are missing. One that exists keeps its permissions.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not make it.</exception>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerEnters);
    }

    /// <summary>Writes a file in UTF-8, in place of an earlier one. Its folder must exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write it.</exception>
    public static void Write(string path, string text)
    {
        var fresh = FreshNameBeside(path);
        try
        {
            using (var file = new FileStream(fresh, OwnerOnly()))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Writes a file, in place of an earlier one. Its folder must exist.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write it.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var fresh = FreshNameBeside(path);
        try
        {
            var file = new FileStream(fresh, OwnerOnly());
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static string FreshNameBeside(string path) => $"{path}.{Guid.NewGuid():N}.new";

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReadsAndWrites;

        return options;
    }
}
