using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>PRIVMSG and NOTICE → <see cref="ChatMessage"/>, the same for live lines and for history.</summary>
internal sealed class ChatMessageReader(ServerView view, OwnIdentity self, TimeProvider time)
{
    private const string ActionStart = "\u0001ACTION ";
    private const char CtcpMark = '\u0001';

    /// <summary>The message of a line, or null when the line is not something that a person said in a conversation.</summary>
    /// <param name="line">The line.</param>
    /// <param name="storedIn">When it was read from the history, of which conversation; null when it came live.</param>
    public ChatMessage? Read(Message line, string? storedIn = null)
    {
        if (line.Verb is not (Verbs.PrivMsg or Verbs.Notice) || line.Source is not { } source || line.Parameters.Count < 2 || IsFromServer(source))
            return null;
        if (ReadText(line) is not var (kind, text))
            return null;

        var at = TimeOf(line);
        var messageId = line.Tags.Find(TagNames.MessageId);
        var clientId = line.Tags.Find(TagNames.ClientId);
        var isOwn = IsOwn(line, storedIn);
        var conversation = storedIn ?? ConversationOf(line[0], source.Nick, isOwn);
        if (!WireText.IsName(conversation))
            return null;

        return new ChatMessage
        {
            Id = messageId is not null && WireText.IsName(messageId) ? messageId : self.MakeUpId(at),
            Conversation = conversation,
            Sender = source.Nick,
            Text = text,
            At = at,
            Kind = kind,
            IsOwn = isOwn,
            ClientId = isOwn && self.IsOwnId(clientId) ? clientId : null,
            ReplyTo = line.Tags.Find(TagNames.Reply) is { } replyTo && WireText.IsName(replyTo) ? replyTo : null,
        };
    }

    /// <summary>Whether this client's user is who a line is from.</summary>
    public bool IsOwn(Message line, string? storedIn = null) => line.Source is { } source
        && (self.IsOwn(source.Nick, view.Nick, line.Tags.Find(TagNames.ClientId)) || WasSaidTo(storedIn, line[0], source.Nick));

    /// <summary>The conversation that a live line belongs to; null when it is from no person or names none.</summary>
    public string? ConversationOf(Message line) =>
        line.Source is { } source && !IsFromServer(source) && ConversationOf(line[0], source.Nick, IsOwn(line)) is var name && WireText.IsName(name)
            ? name
            : null;

    /// <summary>When a line happened: as the server says, or now.</summary>
    public DateTimeOffset TimeOf(Message line) => ServerTime.TryParse(line.Tags.Find(TagNames.Time), out var at) ? at : time.GetUtcNow();

    private bool IsFromServer(Source source) =>
        source.IsServer || (source is { User: null, Host: null } && source.Nick == view.ServerName);

    private string ConversationOf(string target, string sender, bool isOwn)
    {
        var statuses = view.Support.Find("STATUSMSG") ?? string.Empty;
        if (target.Length > 1 && statuses.Contains(target[0], StringComparison.Ordinal) && view.Support.IsChannel(target[1..]))
            target = target[1..];

        return view.Support.IsChannel(target) || isOwn ? target : sender;
    }

    /// <summary>What was said to the other one of a private conversation is this user's, under whatever name it was said.</summary>
    private bool WasSaidTo(string? conversation, string target, string sender) =>
        conversation is not null && !view.Support.IsChannel(conversation)
        && CaseMapping.Ascii.Equals(target, conversation) && !CaseMapping.Ascii.Equals(sender, conversation);

    /// <summary>Kind and text; null for a CTCP query, which is no speech.</summary>
    private static (MessageKind Kind, string Text)? ReadText(Message line)
    {
        var text = line[1];
        if (text.StartsWith(ActionStart, StringComparison.Ordinal))
            return (MessageKind.Action, text[ActionStart.Length..].TrimEnd(CtcpMark));
        if (text.StartsWith(CtcpMark))
            return null;

        return (line.Verb == Verbs.Notice ? MessageKind.Notice : MessageKind.Message, text);
    }
}
