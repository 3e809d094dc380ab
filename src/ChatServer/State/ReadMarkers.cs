using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>How far somebody read a conversation.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Target">The channel or nickname, folded.</param>
/// <param name="At">Up to when.</param>
internal sealed record ReadMarker(string Identity, string Target, DateTimeOffset At);

/// <summary>
/// All read markers. Bounded for each identity, so that nobody can push out the markers of others, and in all: of too many the ones set
/// longest ago are forgotten here, though not by the store.
/// </summary>
internal sealed class ReadMarkers
{
    /// <summary>Markers in memory.</summary>
    public const int Max = 200_000;

    /// <summary>Markers in memory of one identity.</summary>
    public const int MaxOfOne = 1_000;

    private readonly Dictionary<string, OrderedDictionary<string, LinkedListNode<ReadMarker>>> _byIdentity = [];
    private readonly LinkedList<ReadMarker> _bySetting = [];

    public int Count => _bySetting.Count;

    public DateTimeOffset? Find(string identity, string target) => FindMarker(identity, target)?.At;

    public ReadMarker? FindMarker(string identity, string target) =>
        _byIdentity.TryGetValue(identity, out var own) && own.TryGetValue(CaseMapping.Fold(target), out var node) ? node.Value : null;

    /// <summary>What was read of one target counts for another.</summary>
    public void Copy(string identity, string from, string to)
    {
        if (FindMarker(identity, from) is { } marker)
            Set(marker with { Target = CaseMapping.Fold(to) });
    }

    public void Set(ReadMarker marker)
    {
        Forget(marker);
        if (!_byIdentity.TryGetValue(marker.Identity, out var own))
            _byIdentity.Add(marker.Identity, own = []);
        own.Add(marker.Target, _bySetting.AddLast(marker));
        if (own.Count > MaxOfOne)
            Forget(own.GetAt(0).Value.Value);
        if (_bySetting.Count > Max)
            Forget(_bySetting.First!.Value);
    }

    /// <summary>Forgets everything about somebody who will not come back.</summary>
    public void Forget(string identity)
    {
        if (!_byIdentity.Remove(identity, out var own))
            return;
        foreach (var node in own.Values)
            _bySetting.Remove(node);
    }

    private void Forget(ReadMarker marker)
    {
        if (!_byIdentity.TryGetValue(marker.Identity, out var own) || !own.Remove(marker.Target, out var node))
            return;
        _bySetting.Remove(node);
        if (own.Count == 0)
            _byIdentity.Remove(marker.Identity);
    }
}
