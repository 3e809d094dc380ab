using System.Collections.Immutable;
using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>What a reader does not see: messages of those that the user ignores. They stay in the timeline, so that a change of mind brings them back.</summary>
internal static class Ignoring
{
    public static ImmutableArray<TimelineEntry> Hide(ImmutableArray<TimelineEntry> entries, ImmutableHashSet<string> ignored) =>
        ignored.IsEmpty ? entries : entries.RemoveAll(entry => entry is TimelineEntry.Said said && IsFromIgnored(said.Message, ignored));

    public static bool IsFromIgnored(ChatMessage message, ImmutableHashSet<string> ignored) => !message.IsOwn && ignored.Contains(message.Sender);
}
