using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Asks the server for pages of history, a few at a time, and pairs them with their requests: by label, else by conversation.</summary>
internal sealed class HistoryReader(
    ServerView view, ChatMessageReader reader, MessageChangeReader changes, LabeledRequests requests, Action<Message> send)
{
    /// <summary>How many are read at once when neither the server nor the owner says how many.</summary>
    public const int DefaultPage = 100;

    private const int MaxAtOnce = 8;
    private const int MaxWaiting = 2_000;
    private const Capability Needed = Capability.ChatHistory | Capability.Batch | Capability.MessageTags;

    private readonly Queue<Request> _waiting = new();
    private readonly List<Request> _asked = [];

    /// <summary>Whether this server keeps history that this client can use.</summary>
    public bool IsAvailable => view.Capabilities.Has(Needed);

    /// <summary>The most messages that one request may ask for.</summary>
    public int PageLimit => view.Support.ChatHistoryLimit is > 0 and var limit ? limit : DefaultPage;

    /// <summary>Reads the page that a CHATHISTORY request names.</summary>
    /// <param name="selection">LATEST, BEFORE, AFTER or AROUND.</param>
    /// <param name="conversation">The channel or nickname.</param>
    /// <param name="messageId">Before or after which message; null for <c>*</c>.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="whenRead">Called once with the page, on the client's loop.</param>
    public void Read(string selection, string conversation, string? messageId, int limit, Action<HistoryPage> whenRead)
    {
        if (_waiting.Count >= MaxWaiting)
        {
            whenRead(HistoryPage.Failed("Too many requests for history wait already."));
            return;
        }

        limit = Math.Min(limit, PageLimit);
        var reference = messageId is null ? "*" : $"msgid={messageId}";
        _waiting.Enqueue(new Request(
            new Message(Verbs.ChatHistory, selection, conversation, reference, limit.ToString(CultureInfo.InvariantCulture)),
            conversation, limit, whenRead));
        AskNext();
    }

    /// <summary>Reads a page for the owner alone: no event tells of it.</summary>
    public void Read(ClientCommand.ReadHistory command)
    {
        if (!IsAvailable)
        {
            command.Fail("This server keeps no history.");
            return;
        }

        Read(command.Stretch.ToString().ToUpperInvariant(), command.Conversation, command.MessageId, command.Limit, page =>
        {
            if (page.Failure is { } failure)
                command.Fail(failure);
            else
                command.Done.TrySetResult(page);
        });
    }

    /// <summary>Takes the messages of a batch that carries no label. False when nobody asked for them.</summary>
    public bool TryTakeUnlabelled(string conversation, IReadOnlyList<Message> lines)
    {
        var request = _asked.Find(r => !r.IsLabelled && CaseMapping.Ascii.Equals(r.Conversation, conversation));
        if (request is not null)
            Finish(request, new LabeledResponse(lines, null));
        return request is not null;
    }

    /// <summary>Takes a FAIL CHATHISTORY that carries no label. False when nobody asked.</summary>
    public bool TryFailUnlabelled(Message failure)
    {
        var request = _asked.Find(r => !r.IsLabelled && failure.Parameters.Any(p => CaseMapping.Ascii.Equals(r.Conversation, p)));
        if (request is not null)
            Finish(request, new LabeledResponse([], failure.Parameters[^1]));
        return request is not null;
    }

    /// <summary>The connection is lost: every request fails, also those not asked yet.</summary>
    public void FailAll(string reason)
    {
        Request[] all = [.. _asked, .. _waiting];
        _asked.Clear();
        _waiting.Clear();
        foreach (var request in all)
            request.WhenRead(HistoryPage.Failed(reason));
    }

    private void AskNext()
    {
        while (_asked.Count < MaxAtOnce && _waiting.TryDequeue(out var request))
        {
            _asked.Add(request);
            var label = requests.NextLabel();
            request.IsLabelled = view.Capabilities.Has(Capability.LabeledResponse)
                && requests.TryAdd(label, response => Finish(request, response));
            send(request.IsLabelled ? request.Line.WithTag(TagNames.Label, label) : request.Line);
        }
    }

    private void Finish(Request request, LabeledResponse response)
    {
        if (!_asked.Remove(request))
            return;

        ChatMessage[] messages = [.. response.Lines.Select(line => reader.Read(line, request.Conversation)).OfType<ChatMessage>()];
        string[] ids = [.. response.Lines.Select(line => line.Tags.Find(TagNames.MessageId)).OfType<string>().Where(WireText.IsName)];
        request.WhenRead(new HistoryPage(messages, response.Lines.Count >= request.Limit)
        {
            Failure = response.Failure,
            Changes = [.. response.Lines.Select(line => changes.Read(line, request.Conversation)).OfType<MessageChange>()],
            OldestId = ids.FirstOrDefault() ?? messages.FirstOrDefault()?.Id,
            NewestId = ids.LastOrDefault() ?? messages.LastOrDefault()?.Id,
        });
        AskNext();
    }

    private sealed class Request(Message line, string conversation, int limit, Action<HistoryPage> whenRead)
    {
        public Message Line => line;

        public string Conversation => conversation;

        public int Limit => limit;

        public Action<HistoryPage> WhenRead => whenRead;

        public bool IsLabelled { get; set; }
    }
}
