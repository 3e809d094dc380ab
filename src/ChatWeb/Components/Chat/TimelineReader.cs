using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>How reading from the server goes that a reader waits for.</summary>
internal enum ReadingState
{
    Idle,
    UnderWay,
    Failed,
}

/// <summary>
/// What one tab shows of a conversation, and how it gets from there to older and newer messages: along the newest ones, or along an excerpt
/// around an old message until that meets them.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="conversation">What is read.</param>
/// <param name="changed">There is something else to show.</param>
internal sealed class TimelineReader(UserSession session, Conversation conversation, Action changed) : IDisposable
{
    private const int PageSize = 100;

    private readonly TimelineWindow _window = new();
    private readonly CancellationTokenSource _closing = new();
    private Excerpt? _excerpt;
    private int _journeys;
    private IDisposable? _keeping;
    private IDisposable? _following = session.Follow(conversation);

    public TimelineSlice Slice { get; private set; } = TimelineSlice.Empty;

    /// <summary>How reading older messages goes.</summary>
    public ReadingState Older { get; private set; }

    /// <summary>How reading newer messages of an excerpt goes.</summary>
    public ReadingState Newer { get; private set; }

    /// <summary>How going to an old message goes.</summary>
    public ReadingState Jump { get; private set; }

    public bool IsFollowing => _window.IsFollowing;

    public bool CanReadOlder => Older == ReadingState.Idle && (Slice.HasOlder || (!Slice.ReachesStart && !Slice.IsFull && Slice.IsLoaded));

    public bool CanReadNewer => Slice.HasNewer || (_excerpt is not null && Newer == ReadingState.Idle);

    /// <summary>Whether the newest message shown is not the newest there is, as far as is known.</summary>
    public bool HasNewer => Slice.HasNewer || _excerpt is not null;

    /// <summary>Changes with what is shown.</summary>
    public long Version => Shown.Version;

    /// <summary>How much was said since the reader left the end.</summary>
    public long NewCount => _window.NewSince(conversation.Timeline);

    public Timeline Shown => _excerpt?.Timeline ?? conversation.Timeline;

    public void Read() => Slice = _window.Read(Shown);

    /// <summary>The reader is at the end: the list moves along with what is said.</summary>
    public void Follow()
    {
        if (_excerpt is not null)
            return;

        _window.Follow();
        _keeping?.Dispose();
        _keeping = null;
        _following ??= session.Follow(conversation);
    }

    /// <summary>The reader has left the end.</summary>
    public void Hold()
    {
        _window.Hold(Slice, conversation.Timeline);
        _following?.Dispose();
        _following = null;
    }

    /// <summary>It has been read that a message cannot be shown.</summary>
    public void ForgetJump() => Jump = ReadingState.Idle;

    public void GoToLatest()
    {
        _journeys++;
        Jump = ReadingState.Idle;
        LeaveExcerpt(null);
        Follow();
    }

    public async Task GoOlderAsync()
    {
        var journey = _journeys;
        if (!Slice.HasOlder && CanReadOlder)
            await ReadOlderAsync();

        // Whoever has gone elsewhere meanwhile stays there.
        if (journey != _journeys)
            return;

        Hold();
        _window.MoveOlder(Slice, conversation.Timeline);
    }

    public async Task RetryOlderAsync()
    {
        Older = ReadingState.Idle;
        await GoOlderAsync();
    }

    public async Task GoNewerAsync()
    {
        var journey = _journeys;
        if (!Slice.HasNewer && CanReadNewer && _excerpt is { } excerpt)
            await ReadNewerAsync(excerpt);

        // What was read stands below what is shown; only a full window moves.
        if (Slice.HasNewer && journey == _journeys)
            _window.MoveNewer(Slice);
    }

    public async Task RetryNewerAsync()
    {
        Newer = ReadingState.Idle;
        await GoNewerAsync();
    }

    /// <summary>Goes to a message, wherever it is in the history.</summary>
    /// <returns>The key of its row; null when it cannot be shown.</returns>
    public async Task<string?> GoToAsync(string messageId)
    {
        _journeys++;
        Hold();
        if (Shown.Find(messageId) is null && !await TryFindElsewhereAsync(messageId))
            return null;
        if (Shown.Find(messageId) is not var (position, said))
            return null;

        Jump = ReadingState.Idle;
        _keeping ??= conversation.Timeline.KeepOlder();
        _window.MoveTo(position, Slice, conversation.Timeline);
        return said.Key;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _keeping?.Dispose();
        _following?.Dispose();
        _closing.Dispose();
    }

    private async Task<bool> TryFindElsewhereAsync(string messageId)
    {
        if (conversation.Timeline.Find(messageId) is not null)
        {
            LeaveExcerpt(null);
            return true;
        }

        var journey = _journeys;
        Jump = ReadingState.UnderWay;
        changed();
        try
        {
            var found = await session.ReadAroundAsync(conversation, messageId, _closing.Token);
            if (journey != _journeys)
                return false;

            Jump = found is null ? ReadingState.Failed : ReadingState.Idle;
            if (found is null)
                return false;

            LeaveExcerpt(found);
            JoinIfMet(found);
            return true;
        }
        catch (InvalidOperationException)
        {
            Jump = journey == _journeys ? ReadingState.Failed : Jump;
        }
        catch (OperationCanceledException)
        {
            // The tab shows another conversation, or is closed.
        }

        return false;
    }

    /// <summary>Shows another stretch, or the newest messages: what was being read of the one before is nobody's concern.</summary>
    private void LeaveExcerpt(Excerpt? next) => (_excerpt, Older, Newer) = (next, ReadingState.Idle, ReadingState.Idle);

    private async Task ReadOlderAsync()
    {
        _keeping ??= conversation.Timeline.KeepOlder();
        Older = ReadingState.UnderWay;
        changed();
        try
        {
            await (_excerpt is { } excerpt ? excerpt.ReadOlderAsync(_closing.Token) : session.RequestOlderAsync(conversation, PageSize, _closing.Token));
            Older = ReadingState.Idle;
            Read();
        }
        catch (InvalidOperationException)
        {
            Older = ReadingState.Failed;
        }
        catch (OperationCanceledException)
        {
            // The tab shows another conversation, or is closed.
        }
    }

    private async Task ReadNewerAsync(Excerpt excerpt)
    {
        Newer = ReadingState.UnderWay;
        changed();
        try
        {
            await excerpt.ReadNewerAsync(_closing.Token);
            Newer = ReadingState.Idle;
            if (_excerpt == excerpt)
                JoinIfMet(excerpt);
            Read();
        }
        catch (InvalidOperationException)
        {
            Newer = ReadingState.Failed;
        }
        catch (OperationCanceledException)
        {
            // The tab shows another conversation, or is closed.
        }
    }

    /// <summary>The excerpt and the newest messages are one from here on, and the rows that are shown stay where they are.</summary>
    private void JoinIfMet(Excerpt excerpt)
    {
        if (!excerpt.MeetsNewest)
            return;

        _keeping ??= conversation.Timeline.KeepOlder();
        session.Join(conversation, excerpt);
        _excerpt = null;
        if (Slice.Entries.OfType<TimelineEntry.Said>().FirstOrDefault() is { } first && conversation.Timeline.Find(first.Message.Id) is var (position, _))
            _window.StartAt(position);
    }
}
