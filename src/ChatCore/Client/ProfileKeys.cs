using System.Collections.Immutable;

namespace ChatCore.Client;

/// <summary>The keys of a profile, as IRCv3's registry of metadata names them.</summary>
public static class ProfileKeys
{
    /// <summary>What somebody wants to be called.</summary>
    public const string DisplayName = "display-name";

    /// <summary>The colour for somebody's name or picture: <c>#rrggbb</c>.</summary>
    public const string Color = "color";

    /// <summary>What somebody is doing.</summary>
    public const string Status = "status";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [DisplayName, Color, Status];
}
