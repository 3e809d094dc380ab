namespace ChatWeb.Configuration;

/// <summary>What can be wrong with the options of files: key, value and what is allowed.</summary>
internal static class FileSharingOptionsValidator
{
    private const long Largest = 1L << 40;

    public static IEnumerable<(string Key, object? Value, string Allowed)> Failures(FileSharingOptions options)
    {
        if (options.Directory is not null && string.IsNullOrWhiteSpace(options.Directory))
            yield return ("Files:Directory", options.Directory, "the path of a folder, or nothing for one in the data folder");

        if (options is { PublicAddress: not null, Origin: null })
            yield return ("Files:PublicAddress", options.PublicAddress, "the gateway's address without a path, for example https://chat.example.org");

        if (options.MaxFileBytes is < 1_024 or > 2L << 30)
            yield return ("Files:MaxFileBytes", options.MaxFileBytes, "1024 to 2147483648");

        if (options.MaxBytesPerUser < options.MaxFileBytes || options.MaxBytesPerUser > Largest)
            yield return ("Files:MaxBytesPerUser", options.MaxBytesPerUser, $"Files:MaxFileBytes to {Largest}");

        if (options.MaxBytesPerAddress < options.MaxFileBytes || options.MaxBytesPerAddress > Largest)
            yield return ("Files:MaxBytesPerAddress", options.MaxBytesPerAddress, $"Files:MaxFileBytes to {Largest}");

        if (options.MaxBytes < options.MaxFileBytes || options.MaxBytes > Largest)
            yield return ("Files:MaxBytes", options.MaxBytes, $"Files:MaxFileBytes to {Largest}");

        if (options.KeepFor < TimeSpan.FromMinutes(1) || options.KeepFor > TimeSpan.FromDays(3_650))
            yield return ("Files:KeepFor", options.KeepFor, "00:01:00 to 3650.00:00:00");

        if (options.UploadsPerMinute is < 1 or > 10_000)
            yield return ("Files:UploadsPerMinute", options.UploadsPerMinute, "1 to 10000");
    }
}
