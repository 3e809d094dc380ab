using System.Collections.Immutable;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>A group of the list of conversations.</summary>
/// <param name="Id">What the user's preferences call it.</param>
/// <param name="Rows">What is in it, in order.</param>
/// <param name="IsFolded">Whether its rows are hidden.</param>
internal sealed record ConversationGroup<TRow>(string Id, ImmutableArray<TRow> Rows, bool IsFolded);

/// <summary>Rows → groups: favourites, channels, private conversations.</summary>
internal static class ConversationGroup
{
    public const string Favourites = "favourites";
    public const string Channels = "channels";
    public const string Private = "private";

    /// <summary>Channels are always there, for there one joins; others only with something in them.</summary>
    public static IEnumerable<ConversationGroup<TRow>> Of<TRow>(
        IReadOnlyList<TRow> rows, UserPreferences preferences, Func<TRow, string> nameOf, Func<TRow, bool> isChannel)
    {
        var byGroup = rows.ToLookup(row => preferences.Favourites.Contains(nameOf(row)) ? Favourites : isChannel(row) ? Channels : Private);
        return new[] { Favourites, Channels, Private }
            .Where(id => id == Channels || byGroup.Contains(id))
            .Select(id => new ConversationGroup<TRow>(id, [.. byGroup[id]], preferences.Folded.Contains(id)));
    }
}
