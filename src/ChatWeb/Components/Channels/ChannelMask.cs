namespace ChatWeb.Components.Channels;

/// <summary>What somebody typed for a channel's list → a mask.</summary>
internal static class ChannelMask
{
    public const int LengthLimit = 200;

    /// <summary>A nickname alone stands for everybody of that name; null when it cannot be a mask at all.</summary>
    public static string? Complete(string typed)
    {
        var mask = typed.Trim();
        var isOneWord = mask.Length is > 0 and <= LengthLimit && mask[0] is not (':' or '+' or '-') && !mask.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ',');
        return !isOneWord ? null : mask.AsSpan().ContainsAny('!', '@', ':') ? mask : $"{mask}!*@*";
    }
}
