using ChatServer.Configuration;

namespace ChatServer.Running;

/// <summary>The folder of everything that the server keeps.</summary>
internal static class DataDirectory
{
    /// <summary>Makes the folder when it is missing, for the server's eyes only, and proves that it can be written to.</summary>
    /// <exception cref="ConfigurationException">It cannot.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            var probe = Path.Combine(path, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConfigurationException($"Chat:DataDirectory is '{path}', which cannot be written to: {failure.Message}");
        }
    }
}
