namespace ChatWeb.Files;

/// <summary>A file that somebody uploaded, as it is kept.</summary>
/// <param name="Id">128 random bits: who has the link may read the file, and nobody guesses it.</param>
/// <param name="Name">As shown and saved.</param>
/// <param name="Kind">What its bytes are.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Picture">How large it is shown, when it is a picture that pages show.</param>
/// <param name="At">When it came.</param>
/// <param name="Owner">Whose it is: <see cref="FileOwner"/>.</param>
public sealed record SharedFile(string Id, string Name, FileKind Kind, long Size, PictureSize? Picture, DateTimeOffset At, string Owner)
{
    public const string Folder = "/files/";

    /// <summary>The last part of its address, so that a native client's user sees what a link leads to.</summary>
    public string Slug => FileName.Slug(Name);

    /// <summary>Its address within the gateway.</summary>
    public string Path => $"{Folder}{Id}/{Slug}";
}
