namespace ChatCore.Client;

/// <summary>The lists of masks that a channel has.</summary>
public enum MaskList
{
    /// <summary>Who may neither enter nor speak (<c>b</c>).</summary>
    Bans,

    /// <summary>Whom bans do not touch (<c>e</c>).</summary>
    Exceptions,

    /// <summary>Who needs no invitation (<c>I</c>).</summary>
    InviteExceptions,
}

/// <summary>An entry of one of a channel's lists, such as the bans.</summary>
/// <param name="Mask">Whom it is about.</param>
/// <param name="By">Who made it; empty when not told.</param>
/// <param name="At">When; null when not told.</param>
public sealed record ListedMask(string Mask, string By, DateTimeOffset? At);
