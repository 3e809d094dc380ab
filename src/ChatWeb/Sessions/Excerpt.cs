using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>
/// A stretch of a conversation around an old message, read apart from the newest messages: between the two lies what nobody has read. It
/// grows to both sides until it meets the newest messages.
/// </summary>
internal sealed class Excerpt
{
    public const int PageSize = 100;

    /// <summary>Of pages in which people only came and went, so many are passed over at once.</summary>
    private const int MaxSilentPages = 50;

    private readonly Conversation _conversation;
    private readonly SessionRequests _requests;
    private readonly Func<ChatMessage, bool> _isMention;

    public Excerpt(Conversation conversation, SessionRequests requests, Func<ChatMessage, bool> isMention)
    {
        (_conversation, _requests, _isMention) = (conversation, requests, isMention);
        Timeline = conversation.Timeline.BeginExcerpt();
        Timeline.KeepOlder(); // For as long as it lives: it is there to be read.
    }

    public Timeline Timeline { get; }

    /// <summary>Whether it has come to the newest messages.</summary>
    public bool MeetsNewest { get; private set; }

    public async Task ReadAroundAsync(string messageId, CancellationToken cancellationToken) =>
        Take(await ReadAsync(HistoryStretch.Around, messageId, cancellationToken), reachesStart: false);

    public async Task ReadOlderAsync(CancellationToken cancellationToken)
    {
        var before = Timeline.OldestId;
        for (var pages = 0; before is not null && pages < MaxSilentPages; pages++)
        {
            var page = await ReadAsync(HistoryStretch.Before, before, cancellationToken);
            Take(page, reachesStart: !page.IsFull);
            before = page is { Messages: [], IsFull: true } && page.OldestId != before ? page.OldestId : null;
        }
    }

    public async Task ReadNewerAsync(CancellationToken cancellationToken)
    {
        var after = Timeline.NewestId;
        for (var pages = 0; after is not null && pages < MaxSilentPages; pages++)
        {
            var page = await ReadAsync(HistoryStretch.After, after, cancellationToken);
            Take(page, reachesStart: false);
            MeetsNewest |= !page.IsFull;
            after = page is { Messages: [], IsFull: true } && page.NewestId != after ? page.NewestId : null;
        }
    }

    private Task<HistoryPage> ReadAsync(HistoryStretch stretch, string messageId, CancellationToken cancellationToken) =>
        _requests.ReadHistoryAsync(_conversation.Name, stretch, messageId, PageSize, cancellationToken);

    private void Take(HistoryPage page, bool reachesStart)
    {
        Timeline.Amend(page.Changes);
        Timeline.Merge(page.Messages, reachesStart, _isMention);
        MeetsNewest |= page.Messages.Any(message => _conversation.Timeline.Find(message.Id) is not null);
    }
}
