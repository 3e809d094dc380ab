using System.Collections.Immutable;
using ChatCore.Client;

namespace ChatWeb.Components.Finding;

/// <summary>How the channel browser is sorted.</summary>
internal enum BrowserOrder
{
    Members,
    Name,
}

/// <summary>The channels that the browser shows: those whose name or topic has the words, in order, and not more than a page can bear.</summary>
internal sealed record BrowserList(ImmutableArray<ListedChannel> Shown, int Hidden)
{
    public const int Limit = 200;

    public static BrowserList Of(IReadOnlyList<ListedChannel> all, string typed, BrowserOrder order)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = all.Where(channel => words.All(word => Has(channel, word))).ToList();
        var sorted = order == BrowserOrder.Members
            ? found.OrderByDescending(channel => channel.MemberCount).ThenBy(channel => channel.Name, StringComparer.OrdinalIgnoreCase)
            : found.OrderBy(channel => channel.Name, StringComparer.OrdinalIgnoreCase);
        return new BrowserList([.. sorted.Take(Limit)], Math.Max(0, found.Count - Limit));
    }

    private static bool Has(ListedChannel channel, string word) =>
        channel.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase) || channel.Topic.Contains(word, StringComparison.CurrentCultureIgnoreCase);
}
