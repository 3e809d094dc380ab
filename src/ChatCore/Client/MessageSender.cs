using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Sends what is in the outbox when its conversation is ready, and recognises the server's confirmation: the echo with our id. Servers that
/// do not echo are believed once the line is written; those that do not give ids back are matched by text.
/// </summary>
internal sealed class MessageSender(
    ServerView view, ClientMemory memory, ClientFeed feed, LabeledRequests requests, TimeProvider time, Action<Message> send, Action<Message> handle)
{
    /// <summary>So many are on their way at once: enough for speed, few enough to be read back after a lost connection.</summary>
    private const int Window = 20;

    public void SendWhatMayGo()
    {
        while (memory.Outbox.TakeNext(Window, MayGo) is { } message)
            Send(message);
    }

    /// <summary>A message was said in a conversation, by others or by this client.</summary>
    public void Receive(ChatMessage message)
    {
        if (message is { IsOwn: true, ClientId: null } && !view.Capabilities.Has(Capability.MessageTags))
            message = message with { ClientId = memory.Outbox.ConfirmText(message.Conversation, message.Text) };

        var conversation = memory.Conversations.GetOrAdd(message.Conversation, out var isNew);
        if (isNew)
            conversation.CatchUp();

        if (conversation.TryTell(message.Id))
            feed.Tell(new ClientEvent.MessageReceived(message with { Conversation = conversation.Name }));
        conversation.SeeLive(message.Id);

        if (message.ClientId is { } id)
            memory.Outbox.Confirm(id);
        memory.TellOutbox(feed);
    }

    /// <summary>Relates a refusal without label to the message it is most likely about. False when it is about none.</summary>
    public bool TryFail(ClientEvent.RequestRefused refused) =>
        !view.Capabilities.Has(Capability.LabeledResponse)
        && refused is { Context: { } conversation, Code: Numeric.ErrNoSuchNick or Numeric.ErrNoSuchChannel or Numeric.ErrCannotSendToChan or Numeric.ErrInputTooLong }
        && memory.Outbox.FailOldest(conversation, refused.Text);

    private bool MayGo(string conversation) => !memory.Channels.Contains(conversation) || view.FindChannel(conversation) is { IsJoining: false };

    private void Send(OutgoingMessage message)
    {
        var budget = TextSplitter.Budget(view.Nick, message.Conversation, message.Kind);
        var parts = MultilineText.Parts(message.Text, budget);
        if (parts.Count > 1 && !(view.Multiline is { } limits && MultilineText.Fits(parts, limits)))
        {
            // It was given when the server still took such messages, or to another server.
            memory.Outbox.Split(message.ClientId, TextSplitter.Split(message.Text, budget), memory.Self.NextId);
            return;
        }

        Message[] lines = parts.Count > 1
            ? MultilineBatch.Write(message.ClientId, message.Conversation, parts, text => LineOf(message, text))
            : [LineOf(message, message.Text)];
        var line = lines[0].WithTag(TagNames.ClientId, message.ClientId);
        if (message.ReplyTo is { } replyTo)
            line = line.WithTag(TagNames.Reply, replyTo);
        var isEchoed = view.Capabilities.Has(Capability.EchoMessage);
        if (isEchoed && view.Capabilities.Has(Capability.LabeledResponse)
            && requests.TryAdd(message.ClientId, response => Finish(message, response)))
            line = line.WithTag(TagNames.Label, message.ClientId);

        send(line);
        foreach (var more in lines.Skip(1))
            send(more);

        if (!isEchoed)
            EchoLocally(message);
    }

    private static Message LineOf(OutgoingMessage message, string text) => new(
        message.Kind == MessageKind.Notice ? Verbs.Notice : Verbs.PrivMsg, message.Conversation, message.Kind == MessageKind.Action ? $"\u0001ACTION {text}\u0001" : text);

    private void EchoLocally(OutgoingMessage message)
    {
        memory.TellOutbox(feed);
        var at = time.GetUtcNow();
        Receive(new ChatMessage
        {
            Id = memory.Self.MakeUpId(at),
            Conversation = message.Conversation,
            Sender = view.Nick,
            Text = message.Text,
            At = at,
            Kind = message.Kind,
            IsOwn = true,
            ClientId = message.ClientId,
            ReplyTo = message.ReplyTo,
        });
    }

    private void Finish(OutgoingMessage message, LabeledResponse response)
    {
        // A bare acknowledgement: accepted, and no echo will come.
        if (response is { Lines: [], Failure: null })
            EchoLocally(message);

        foreach (var line in response.Lines)
        {
            if (EventTranslator.IsRefusal(line))
                memory.Outbox.Fail(message.ClientId, EventTranslator.Refusal(line).Text);
            else
                handle(line);
        }
    }
}
