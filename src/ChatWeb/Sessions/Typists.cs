using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>Who is writing in a conversation. Nobody has to say when it is over: it is forgotten after some seconds, as the <c>typing</c> specification says.</summary>
public sealed class Typists(TimeProvider time)
{
    public const int Limit = 20;
    public static readonly TimeSpan ActiveFor = TimeSpan.FromSeconds(6);
    public static readonly TimeSpan PausedFor = TimeSpan.FromSeconds(30);

    private ImmutableDictionary<string, DateTimeOffset> _until = ImmutableDictionary.Create<string, DateTimeOffset>(CaseMapping.Ascii);

    /// <summary>Their names, in alphabetical order.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            var now = time.GetUtcNow();
            return [.. _until.Where(typist => typist.Value > now).Select(typist => typist.Key).Order(StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Takes note; returns when to look again, null when nothing will change by itself.</summary>
    public TimeSpan? Note(string nick, TypingState state)
    {
        if (state == TypingState.Done)
        {
            Forget(nick);
            return null;
        }

        var now = time.GetUtcNow();
        if (_until.Count >= Limit)
            _until = _until.RemoveRange(_until.Where(typist => typist.Value <= now).Select(typist => typist.Key));
        if (_until.Count >= Limit && !_until.ContainsKey(nick))
            return null;

        var lasts = state == TypingState.Active ? ActiveFor : PausedFor;
        _until = _until.SetItem(nick, now + lasts);
        return lasts;
    }

    public void Forget(string nick) => _until = _until.Remove(nick);
}
