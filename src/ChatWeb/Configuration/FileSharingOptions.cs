namespace ChatWeb.Configuration;

/// <summary>Section <c>Chat:Gateway:Files</c>: what users may upload, how much of it is kept, and for how long.</summary>
internal sealed class FileSharingOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>Where the files lie; without it, <c>files</c> in the gateway's data folder.</summary>
    public string? Directory { get; set; }

    /// <summary>The address under which native clients reach the gateway, as <c>https://chat.example.org</c>; without it, the one that the uploading browser uses.</summary>
    public string? PublicAddress { get; set; }

    public long MaxFileBytes { get; set; } = 25L << 20;

    /// <summary>What one user's files may take in all, by server and nickname.</summary>
    public long MaxBytesPerUser { get; set; } = 250L << 20;

    /// <summary>The same for a client address since the gateway's start: guests have many nicknames.</summary>
    public long MaxBytesPerAddress { get; set; } = 1L << 30;

    public long MaxBytes { get; set; } = 5L << 30;

    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    public int UploadsPerMinute { get; set; } = 60;

    /// <summary>The public address without a slash at its end; null when there is none, or when it is no address.</summary>
    public string? Origin =>
        Uri.TryCreate(PublicAddress, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) &&
        uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
