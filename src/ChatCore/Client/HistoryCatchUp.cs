using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Brings conversations up to date: the newest messages when one is opened, and after a lost connection everything that was missed. What it
/// finds there of this client's own uncertain messages is confirmed; what it does not find is sent again.
/// </summary>
internal sealed class HistoryCatchUp(HistoryReader history, ClientMemory memory, ClientFeed feed, int historyOnJoin)
{
    private const string Latest = "LATEST";
    private const string Before = "BEFORE";
    private const string After = "AFTER";
    private const string Unknowable = "The connection was lost before the server confirmed it, and whether it arrived cannot be found out.";

    /// <summary>More pages than this are not read: what is older is no news.</summary>
    private const int MaxPages = 500;

    private readonly Dictionary<string, List<TaskCompletionSource>> _older = new(CaseMapping.Ascii);

    /// <summary>Brings a conversation up to date, unless it is or that is under way.</summary>
    public void Begin(string name)
    {
        var conversation = memory.Conversations.GetOrAdd(name, out _);
        if (conversation.IsReading || (conversation.IsCaughtUp && !conversation.NeedsOpening))
            return;

        conversation.IsReading = true;
        if (!history.IsAvailable)
            GiveUp(conversation);
        else if (!conversation.NeedsOpening && conversation.Anchor is { } anchor)
            ReadAfter(conversation, anchor, pages: 0, hasTold: false);
        else
            ReadLatest(conversation, conversation.NeedsOpening ? HistoryCause.Opened : HistoryCause.CaughtUp);
    }

    /// <summary>Reads what lies before a message.</summary>
    public void RequestOlder(ClientCommand.RequestOlder request)
    {
        if (!history.IsAvailable)
        {
            request.Fail("This server keeps no history.");
            return;
        }

        if (_older.TryGetValue(request.Conversation, out var joined))
        {
            joined.Add(request.Done);
            return;
        }

        _older[request.Conversation] = [request.Done];
        ReadOlder(request, request.BeforeId, pages: 0);
    }

    /// <summary>Reads on over pages without a message, such as when many came and went: the owner asked for messages.</summary>
    private void ReadOlder(ClientCommand.RequestOlder request, string? before, int pages) =>
        history.Read(before is null ? Latest : Before, request.Conversation, before, request.Limit, page =>
        {
            if (page is not { Failure: null, Messages: [], IsFull: true, OldestId: { } oldest } || pages >= MaxPages || oldest == before)
            {
                FinishOlder(request, page);
                return;
            }

            Tell(request.Conversation, [], page.Changes, reachesStart: false, HistoryCause.CaughtUp);
            ReadOlder(request, oldest, pages + 1);
        });

    private void FinishOlder(ClientCommand.RequestOlder request, HistoryPage page)
    {
        _older.Remove(request.Conversation, out var waiting);
        if (page.Failure is null)
        {
            // What lies before the message that the owner named it does not show; of the newest it may have been told.
            var conversation = memory.Conversations.Find(request.Conversation);
            var messages = request.BeforeId is null && conversation is not null ? TellAnew(conversation, page.Messages) : page.Messages;
            Tell(conversation?.Name ?? request.Conversation, messages, page.Changes, !page.IsFull, HistoryCause.Requested);
        }

        feed.Afterwards(() =>
        {
            foreach (var done in waiting ?? [])
            {
                if (page.Failure is null)
                    done.TrySetResult();
                else
                    done.TrySetException(new InvalidOperationException(page.Failure));
            }
        });
    }

    private void ReadAfter(Conversation conversation, string anchor, int pages, bool hasTold) =>
        history.Read(After, conversation.Name, anchor, history.PageLimit, page =>
        {
            if (!conversation.IsReading)
                return;

            if (page.Failure is not null || pages >= MaxPages)
            {
                // The server has forgotten the message, or so much was said that only the newest is of use.
                ReadLatest(conversation, HistoryCause.CaughtUp);
                return;
            }

            var fresh = TellAnew(conversation, page.Messages);
            if (fresh.Length + page.Changes.Count > 0)
                Tell(conversation.Name, fresh, page.Changes, reachesStart: false, HistoryCause.CaughtUp);
            Confirm(page.Messages);

            if (page.NewestId is { } newest && newest != anchor)
            {
                conversation.ReadUpTo(newest);
                ReadAfter(conversation, newest, pages + 1, hasTold || fresh.Length > 0);
                return;
            }

            if (!hasTold && fresh.Length == 0)
                feed.Tell(new ClientEvent.HistoryReceived(conversation.Name, [], ReachesStart: false, HistoryCause.CaughtUp));
            Finish(conversation);
        });

    private void ReadLatest(Conversation conversation, HistoryCause cause)
    {
        var isUncertain = memory.Outbox.IsUncertain(conversation.Name);
        if (historyOnJoin == 0 && !isUncertain)
        {
            feed.Tell(new ClientEvent.HistoryReceived(conversation.Name, [], ReachesStart: false, cause));
            Finish(conversation);
            return;
        }

        ReadBack(conversation, null, isUncertain ? history.PageLimit : historyOnJoin, cause, pages: 0);
    }

    /// <summary>Reads the newest page, and older ones for as long as own messages are uncertain that may be in them.</summary>
    private void ReadBack(Conversation conversation, string? before, int limit, HistoryCause cause, int pages)
    {
        var asked = conversation.Name;
        history.Read(before is null ? Latest : Before, asked, before, limit, page =>
        {
            if (!conversation.IsReading)
                return;

            if (page.Failure is not null)
            {
                if (conversation.Name == asked)
                    GiveUp(conversation);
                else
                    ReadBack(conversation, before, limit, cause, pages); // It got another name meanwhile.
                return;
            }

            var fresh = TellAnew(conversation, page.Messages);
            Tell(conversation.Name, fresh, page.Changes, !page.IsFull, cause);
            Confirm(page.Messages);
            if (before is null && page.NewestId is { } newest)
                conversation.ReadUpTo(newest);

            if (page is { IsFull: true, OldestId: { } oldest } && oldest != before && pages < MaxPages && memory.Outbox.IsUncertain(conversation.Name))
                ReadBack(conversation, oldest, history.PageLimit, cause, pages + 1);
            else
                Finish(conversation);
        });
    }

    private void Finish(Conversation conversation)
    {
        conversation.CatchUp();
        memory.Outbox.SendUncertainAgain(conversation.Name);
    }

    private void GiveUp(Conversation conversation)
    {
        var cause = conversation.NeedsOpening ? HistoryCause.Opened : HistoryCause.CaughtUp;
        feed.Tell(new ClientEvent.HistoryReceived(conversation.Name, [], ReachesStart: true, cause));
        conversation.CatchUp();
        memory.Outbox.FailUncertain(conversation.Name, Unknowable);
    }

    private void Confirm(IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.ClientId is { } id)
                memory.Outbox.Confirm(id);
        }

        memory.TellOutbox(feed);
    }

    private void Tell(
        string conversation, IReadOnlyList<ChatMessage> messages, IReadOnlyList<MessageChange> changes, bool reachesStart, HistoryCause cause) =>
        feed.Tell(new ClientEvent.HistoryReceived(conversation, messages, reachesStart, cause) { Changes = changes });

    private static ChatMessage[] TellAnew(Conversation conversation, IEnumerable<ChatMessage> messages) =>
        [.. messages.Where(m => conversation.TryTell(m.Id))];
}
