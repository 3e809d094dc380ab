using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>The emoji that a user picked last, newest first; kept with the preferences.</summary>
public sealed class RecentEmoji(PreferenceStore preferences)
{
    public const int Limit = 24;

    /// <summary>Longer than any emoji: what is longer was not picked.</summary>
    public const int LongestEmoji = 40;

    public ImmutableArray<string> Items => preferences.Current.RecentEmoji;

    public void Use(string emoji) => preferences.Change(current => current.RecentEmoji is [var first, ..] && first == emoji
        ? current
        : current with { RecentEmoji = [emoji, .. current.RecentEmoji.Remove(emoji).Take(Limit - 1)] });
}
