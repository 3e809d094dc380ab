using ChatCore.Protocol;

namespace ChatServer.Storage;

/// <summary>Chooses those conversations that a query is about.</summary>
internal static class ConversationTargets
{
    public static IReadOnlyList<ConversationTarget> Choose(IEnumerable<ConversationTarget> all, TargetsQuery query)
    {
        var inWindow = all
            .GroupBy(target => target.Name, CaseMapping.Ascii)
            .Select(same => same.MaxBy(target => target.Latest)!)
            .Where(target => target.Latest > query.After && target.Latest < query.Before)
            .OrderBy(target => target.Latest);
        return [.. query.From == HistoryEnd.Oldest ? inWindow.Take(query.Limit) : inWindow.TakeLast(query.Limit)];
    }
}
