using System.Collections.Immutable;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>What is known of people beside their names. One writer; readers take <see cref="Profiles"/>, an immutable snapshot.</summary>
public sealed class People
{
    /// <summary>More people with a profile than anybody talks to; beyond it further ones go by their nicknames.</summary>
    public const int Limit = 5_000;

    private static readonly ImmutableDictionary<string, Profile> Nobody = ImmutableDictionary.Create<string, Profile>(CaseMapping.Ascii);

    private ImmutableDictionary<string, Profile> _profiles = Nobody;

    public ImmutableDictionary<string, Profile> Profiles => Volatile.Read(ref _profiles);

    public Profile Find(string nick) => Profiles.GetValueOrDefault(nick, Profile.Empty);

    public void Change(string nick, string key, string? value)
    {
        var profile = Find(nick).With(key, value);
        if (profile == Profile.Empty)
            Volatile.Write(ref _profiles, Profiles.Remove(nick));
        else if (Profiles.Count < Limit || Profiles.ContainsKey(nick))
            Volatile.Write(ref _profiles, Profiles.SetItem(nick, profile));
    }

    public void Rename(string oldNick, string newNick)
    {
        if (Profiles.TryGetValue(oldNick, out var profile))
            Volatile.Write(ref _profiles, Profiles.Remove(oldNick).SetItem(newNick, profile));
    }

    public void Remove(string nick) => Volatile.Write(ref _profiles, Profiles.Remove(nick));

    /// <summary>After a lost connection the server tells everything anew.</summary>
    public void Clear() => Volatile.Write(ref _profiles, Nobody);
}
