namespace ChatServer.Tests.Architecture;

/// <summary>
/// Finds what is impure in some types, also by way of what they call: every method of the given assemblies that can be reached from them is
/// looked at. Not followed are calls whose target is known at run time only, of interfaces and abstract methods.
/// </summary>
internal static class Purity
{
    /// <param name="methods">All methods that may be looked at.</param>
    /// <param name="isStart">Whether this type has to be pure.</param>
    /// <returns>For each impurity how one gets there.</returns>
    public static IReadOnlyList<string> Violations(IReadOnlyList<CompiledMethod> methods, Func<string, bool> isStart)
    {
        var byKey = methods.ToLookup(method => method.Key);
        var cameFrom = new Dictionary<string, string?>();
        var waiting = new Queue<string>();
        foreach (var start in methods.Where(method => isStart(method.Type)))
            Visit(start.Key, null);

        var violations = new List<string>();
        while (waiting.TryDequeue(out var key))
        {
            foreach (var method in byKey[key])
            {
                var impure = method.Uses.Where(use => ImpureMembers.Contains(use.Type, use.Member)).Select(use => $"{use.Type}.{use.Member}")
                    .Concat(isStart(method.Type) ? method.Types.Where(ImpureMembers.ContainsType) : []);
                violations.AddRange(impure.Distinct().Select(found => $"{Path(key)} → {found}"));
                foreach (var (type, member) in method.Uses)
                {
                    Visit(CompiledMethod.KeyOf(type, member), key);
                    Visit(CompiledMethod.KeyOf(type, ".cctor"), key);
                }
            }
        }

        return violations;

        void Visit(string key, string? from)
        {
            if (byKey.Contains(key) && cameFrom.TryAdd(key, from))
                waiting.Enqueue(key);
        }

        string Path(string key) => cameFrom[key] is { } from ? $"{Path(from)} → {key}" : key;
    }
}
