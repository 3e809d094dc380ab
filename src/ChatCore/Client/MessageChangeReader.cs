using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>TAGMSG, EDITMSG and REDACT → <see cref="MessageChange"/>, the same for live lines and for history; and who is typing.</summary>
internal sealed class MessageChangeReader(ChatMessageReader reader, OwnIdentity self)
{
    /// <summary>Longer ones are no reaction but somebody's attempt to fill the page.</summary>
    private const int MaxReactionLength = 64;

    /// <summary>The change that a line makes, or null when it makes none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="storedIn">When it was read from the history, of which conversation; null when it came live.</param>
    public MessageChange? Read(Message line, string? storedIn = null)
    {
        if (line.Source is not { Nick: var by })
            return null;

        var at = reader.TimeOf(line);
        return line.Verb switch
        {
            Verbs.TagMsg when ReactionOf(line) is var (reaction, isOn) && line.Tags.Find(TagNames.Reply) is { } messageId =>
                new MessageChange.Reacted(IdOf(line, at), messageId, by, at, reaction, isOn, reader.IsOwn(line, storedIn)),
            Verbs.EditMsg when line.Parameters is [_, var messageId, var text] =>
                new MessageChange.Edited(IdOf(line, at), messageId, by, at, text),
            Verbs.Redact when line.Parameters is [_, var messageId, ..] =>
                new MessageChange.Redacted(IdOf(line, at), messageId, by, at, line.Parameters.Count > 2 ? line[2] : null),
            _ => null,
        };
    }

    /// <summary>What a live line means to the owner: a change, typing, or nothing.</summary>
    public IEnumerable<ClientEvent> Translate(Message line)
    {
        if (line.Source is null || reader.ConversationOf(line) is not { } conversation)
            yield break;

        if (Read(line) is { } change)
            yield return new ClientEvent.MessageChanged(conversation, change);
        else if (line.Verb == Verbs.TagMsg && !reader.IsOwn(line) && TypingOf(line) is { } typing)
            yield return new ClientEvent.TypingChanged(conversation, line.Source.Nick, typing);
    }

    private static (string Reaction, bool IsOn)? ReactionOf(Message line) =>
        line.Tags.Find(TagNames.React) is { Length: <= MaxReactionLength } given ? (given, true)
        : line.Tags.Find(TagNames.Unreact) is { Length: <= MaxReactionLength } taken ? (taken, false)
        : null;

    private static TypingState? TypingOf(Message line) => line.Tags.Find(TagNames.Typing) switch
    {
        "active" => TypingState.Active,
        "paused" => TypingState.Paused,
        "done" => TypingState.Done,
        _ => null,
    };

    private string IdOf(Message line, DateTimeOffset at) => line.Tags.Find(TagNames.MessageId) ?? self.MakeUpId(at);
}
