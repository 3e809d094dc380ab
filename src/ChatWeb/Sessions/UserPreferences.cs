using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Finding;

namespace ChatWeb.Sessions;

/// <summary>How a user has arranged the chat: favourites, mutes, order, folded groups, ignored people, notifications. Immutable.</summary>
public sealed record UserPreferences
{
    /// <summary>More names of a kind than anybody sets; beyond it nothing is added.</summary>
    public const int Limit = 1_000;

    /// <summary>The longest text that is read back: names are short.</summary>
    public const int TextLimit = 200_000;

    private static readonly ImmutableHashSet<string> NoNames = ImmutableHashSet.Create<string>(CaseMapping.Ascii);

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static UserPreferences Default { get; } = new();

    public ImmutableHashSet<string> Favourites { get; init; } = NoNames;

    /// <summary>Conversations that show no badge and tell nothing, except when they speak to the user by name.</summary>
    public ImmutableHashSet<string> Muted { get; init; } = NoNames;

    /// <summary>People whose messages are not shown.</summary>
    public ImmutableHashSet<string> Ignored { get; init; } = NoNames;

    /// <summary>Groups of the list that are folded, by their ids.</summary>
    public ImmutableHashSet<string> Folded { get; init; } = NoNames;

    /// <summary>Conversations in the order that the user gave them; others follow by name.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>Rules for conversations that differ from the usual one.</summary>
    public ImmutableDictionary<string, NotifyRule> Rules { get; init; } = ImmutableDictionary.Create<string, NotifyRule>(CaseMapping.Ascii);

    /// <summary>The emoji picked last, newest first.</summary>
    public ImmutableArray<string> RecentEmoji { get; init; } = [];

    /// <summary>Nothing is told, whatever the rules say.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>When that ends by itself; null: when the user says so.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    public bool HasSound { get; init; }

    public bool HasDesktop { get; init; }

    /// <summary>What the user is told of: private messages all, channels when they speak to the user by name, also muted ones; of a muted person nothing.</summary>
    public NotifyRule RuleFor(string conversation, bool isChannel) =>
        Rules.TryGetValue(conversation, out var rule) ? rule
        : isChannel ? NotifyRule.Mentions
        : Muted.Contains(conversation) ? NotifyRule.Nothing : NotifyRule.All;

    public bool IsQuietAt(DateTimeOffset now) => IsQuiet && (QuietUntil is null || now < QuietUntil);

    /// <summary>
    /// Mutes a conversation or ends that. A rule that was set for it before is forgotten: muting is the newer wish, and one that is set
    /// afterwards the newest.
    /// </summary>
    public UserPreferences ToggleMute(string conversation)
    {
        var muted = Toggle(Muted, conversation);
        return this with { Muted = muted, Rules = muted.Contains(conversation) ? Rules.Remove(conversation) : Rules };
    }

    /// <summary>Whether its author is somebody whose messages are not shown.</summary>
    public bool Ignores(ChatMessage message) => Ignoring.IsFromIgnored(message, Ignored);

    public static ImmutableHashSet<string> Toggle(ImmutableHashSet<string> names, string name) =>
        names.Remove(name) is var fewer && fewer.Count < names.Count ? fewer : names.Count < Limit ? names.Add(name) : names;

    /// <summary>The order with a conversation one place up or down among its neighbours.</summary>
    /// <param name="shown">The names of its group, as shown.</param>
    /// <param name="name">Which to move.</param>
    /// <param name="by">-1 for up, 1 for down.</param>
    public UserPreferences Move(IReadOnlyList<string> shown, string name, int by)
    {
        var names = shown.ToList();
        var from = names.FindIndex(known => Is(known, name));
        if (from < 0 || from + by < 0 || from + by >= names.Count)
            return this;

        (names[from], names[from + by]) = (names[from + by], names[from]);
        var others = Order.Where(known => !names.Contains(known, CaseMapping.Ascii));
        return this with { Order = [.. names.Concat(others).Take(Limit)] };
    }

    /// <summary>
    /// What was set for a conversation holds for it under its new name, and what was set for another of that name no longer. Where nothing was
    /// set these are the same preferences.
    /// </summary>
    public UserPreferences Rename(string oldName, string newName)
    {
        if (!IsSet(oldName) && !IsSet(newName))
            return this;

        return this with
        {
            Favourites = Renamed(Favourites, oldName, newName),
            Muted = Renamed(Muted, oldName, newName),
            Order = [.. Order.Where(name => Is(name, oldName) || !Is(name, newName)).Select(name => Is(name, oldName) ? newName : name)],
            Rules = Rules.TryGetValue(oldName, out var rule) ? Rules.Remove(oldName).SetItem(newName, rule) : Rules.Remove(newName),
        };
    }

    /// <summary>Where a conversation stands in the user's order; those without a place come last.</summary>
    public int PlaceOf(string conversation)
    {
        for (var place = 0; place < Order.Length; place++)
        {
            if (Is(Order[place], conversation))
                return place;
        }

        return int.MaxValue;
    }

    public string ToJson() => JsonSerializer.Serialize(
        new Kept([.. Favourites], [.. Muted], [.. Ignored], [.. Folded], [.. Order], new(Rules), IsQuiet, QuietUntil, HasSound, HasDesktop, [.. RecentEmoji]), Form);

    /// <summary>What a browser kept; null when that is nothing that was ever written, for a browser's store can hold anything.</summary>
    public static UserPreferences? TryRead(string? json)
    {
        if (json is null || json.Length > TextLimit)
            return null;

        try
        {
            return JsonSerializer.Deserialize<Kept>(json, Form) is { } kept ? Read(kept) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static UserPreferences Read(Kept kept) => new()
    {
        Favourites = Names(kept.Favourites),
        Muted = Names(kept.Muted),
        Ignored = Names(kept.Ignored),
        Folded = Names(kept.Folded),
        Order = [.. (kept.Order ?? []).OfType<string>().Take(Limit)],
        Rules = (kept.Rules ?? []).Where(rule => Enum.IsDefined(rule.Value)).Take(Limit).ToImmutableDictionary(CaseMapping.Ascii),
        IsQuiet = kept.IsQuiet,
        QuietUntil = kept.QuietUntil,
        HasSound = kept.HasSound,
        HasDesktop = kept.HasDesktop,
        RecentEmoji = [.. (kept.RecentEmoji ?? []).OfType<string>().Where(emoji => emoji.Length is > 0 and <= Sessions.RecentEmoji.LongestEmoji).Distinct().Take(Sessions.RecentEmoji.Limit)],
    };

    private static bool Is(string name, string other) => CaseMapping.Ascii.Equals(name, other);

    private bool IsSet(string name) =>
        Favourites.Contains(name) || Muted.Contains(name) || Rules.ContainsKey(name) || PlaceOf(name) != int.MaxValue;

    private static ImmutableHashSet<string> Renamed(ImmutableHashSet<string> names, string oldName, string newName) =>
        names.Remove(oldName) is var others && others.Count < names.Count ? others.Remove(newName).Add(newName) : names.Remove(newName);

    private static ImmutableHashSet<string> Names(string[]? names) => NoNames.Union((names ?? []).OfType<string>().Take(Limit));

    private sealed record Kept(
        string[]? Favourites, string[]? Muted, string[]? Ignored, string[]? Folded, string[]? Order, Dictionary<string, NotifyRule>? Rules,
        bool IsQuiet, DateTimeOffset? QuietUntil, bool HasSound, bool HasDesktop, string[]? RecentEmoji = null);
}
