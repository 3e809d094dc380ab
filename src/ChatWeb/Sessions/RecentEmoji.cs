using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>The emoji that a user picked last, newest first.</summary>
public sealed class RecentEmoji
{
    public const int Limit = 24;

    private ImmutableArray<string> _items = [];

    public ImmutableArray<string> Items => _items;

    public void Use(string emoji) => ImmutableInterlocked.Update(ref _items, items => [emoji, .. items.Remove(emoji).Take(Limit - 1)]);
}
