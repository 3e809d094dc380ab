using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>How far somebody read a conversation.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Target">The channel or nickname, folded.</param>
/// <param name="At">Up to when.</param>
internal sealed record ReadMarker(string Identity, string Target, DateTimeOffset At);

/// <summary>All read markers. Bounded: of too many the ones set longest ago are forgotten here, though not by the store.</summary>
internal sealed class ReadMarkers
{
    /// <summary>Markers in memory.</summary>
    public const int Max = 200_000;

    private readonly Dictionary<(string Identity, string Target), LinkedListNode<ReadMarker>> _markers = [];
    private readonly LinkedList<ReadMarker> _bySetting = [];

    public DateTimeOffset? Find(string identity, string target) => FindMarker(identity, target)?.At;

    public ReadMarker? FindMarker(string identity, string target) =>
        _markers.TryGetValue((identity, CaseMapping.Fold(target)), out var node) ? node.Value : null;

    /// <summary>What was read of one target counts for another.</summary>
    public void Copy(string identity, string from, string to)
    {
        if (FindMarker(identity, from) is { } marker)
            Set(marker with { Target = CaseMapping.Fold(to) });
    }

    public void Set(ReadMarker marker)
    {
        var key = (marker.Identity, marker.Target);
        if (_markers.Remove(key, out var known))
            _bySetting.Remove(known);
        _markers.Add(key, _bySetting.AddLast(marker));
        if (_markers.Count > Max && _bySetting.First is { Value: var oldest })
        {
            _bySetting.RemoveFirst();
            _markers.Remove((oldest.Identity, oldest.Target));
        }
    }
}
