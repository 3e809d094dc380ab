using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>
/// Finds what has a name, by that and by what the name looks like. No two have one name; of those whose names look the same, the one named
/// last is found.
/// </summary>
internal sealed class NameIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName = new(CaseMapping.Ascii);
    private readonly Dictionary<string, T> _bySkeleton = new(StringComparer.Ordinal);

    public T? Find(string name) => _byName.TryGetValue(name, out var named) ? named : null;

    /// <summary>What has a name that looks like this one, or is the same.</summary>
    public T? FindLookalike(string name) => _bySkeleton.TryGetValue(Confusables.Skeleton(name), out var named) ? named : null;

    public void Add(string name, T named)
    {
        _byName.Add(name, named);
        _bySkeleton[Confusables.Skeleton(name)] = named;
    }

    public void Remove(string name, T named)
    {
        _byName.Remove(name);
        var skeleton = Confusables.Skeleton(name);
        if (_bySkeleton.TryGetValue(skeleton, out var found) && found == named)
            _bySkeleton.Remove(skeleton);
    }
}
