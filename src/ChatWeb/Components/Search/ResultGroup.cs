using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Finding;

namespace ChatWeb.Components.Search;

/// <summary>Results of one conversation and day that follow each other.</summary>
internal sealed record ResultGroup(string Conversation, DateOnly Day, ImmutableArray<SearchResult> Results)
{
    /// <summary>Messages, newest first → groups. Ignored people are passed over, as in the conversations.</summary>
    public static ImmutableArray<ResultGroup> Of(IEnumerable<ChatMessage> found, string words, TimeZoneInfo zone, ImmutableHashSet<string> ignored)
    {
        var groups = ImmutableArray.CreateBuilder<ResultGroup>();
        foreach (var message in found.Where(message => !Ignoring.IsFromIgnored(message, ignored)))
        {
            var at = TimeZoneInfo.ConvertTime(message.At, zone);
            var day = DateOnly.FromDateTime(at.DateTime);
            var result = new SearchResult(message, at, HitText.Of(message.Text, words));
            if (groups is [.., var last] && last.Day == day && CaseMapping.Ascii.Equals(last.Conversation, message.Conversation))
                groups[^1] = last with { Results = last.Results.Add(result) };
            else
                groups.Add(new ResultGroup(message.Conversation, day, [result]));
        }

        return groups.ToImmutable();
    }
}

/// <summary>A message that was found.</summary>
/// <param name="Message">The message.</param>
/// <param name="At">When, in the reader's time zone.</param>
/// <param name="Pieces">What is shown of its text.</param>
internal sealed record SearchResult(ChatMessage Message, DateTimeOffset At, ImmutableArray<HitPiece> Pieces);
