using ChatWeb.Sessions;

namespace ChatWeb.Components.Channels;

/// <summary>What somebody typed for a channel's list → a mask.</summary>
internal static class ChannelMask
{
    public const int LengthLimit = 200;

    /// <summary>A nickname alone stands for everybody of that name; null when it cannot be a mask at all.</summary>
    public static string? Complete(string typed)
    {
        var mask = typed.Trim();
        var isPossible = mask.Length <= LengthLimit && OneWord.Is(mask) && mask[0] is not ('+' or '-');
        return !isPossible ? null : mask.AsSpan().ContainsAny('!', '@', ':') ? mask : $"{mask}!*@*";
    }
}
