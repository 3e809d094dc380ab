using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Message → <see cref="ClientEvent"/>: keeps the <see cref="ServerView"/> up to date and says what happened. No I/O.</summary>
internal sealed class EventTranslator(ServerView view, ChatMessageReader reader, MessageChangeReader changes)
{
    private readonly ChannelTranslator _channels = new(view, reader);

    /// <summary>What the line means to the client's owner: no, one or several events.</summary>
    public IEnumerable<ClientEvent> Translate(Message line) => line.Verb switch
    {
        Verbs.PrivMsg or Verbs.Notice => Said(line),
        Verbs.TagMsg or Verbs.EditMsg or Verbs.Redact => changes.Translate(line),
        Verbs.MarkRead => ReadMarker(line),
        Verbs.Join => _channels.Join(line),
        Verbs.Part => _channels.Part(line),
        Verbs.Kick => _channels.Kick(line),
        Verbs.Quit => _channels.Quit(line),
        Verbs.Nick => _channels.Nick(line),
        Verbs.Away => _channels.Away(line.Source?.Nick, line.Parameters.Count == 0 ? null : line[0]),
        Verbs.Topic => _channels.Topic(line),
        Verbs.Mode => _channels.Mode(line),
        Verbs.Rename => _channels.Rename(line),
        Verbs.Metadata => ProfileLines.Changed(line),
        Numeric.RplKeyValue => ProfileLines.Value(line),
        Numeric.RplKeyNotSet => ProfileLines.NotSet(line),
        Numeric.RplMetadataSubOk => [],
        Numeric.RplNoTopic => _channels.TopicReply(line[1], string.Empty),
        Numeric.RplTopic => _channels.TopicReply(line[1], line[2]),
        Numeric.RplTopicWhoTime => _channels.TopicWhoTime(line),
        Numeric.RplNamReply => _channels.NamesReply(line),
        Numeric.RplEndOfNames => _channels.EndOfNames(line[1]),
        Numeric.RplAway => _channels.Away(line[1], line[2]),
        Numeric.RplISupport => Supports(line),
        Verbs.Fail => [Failed(line)],
        Verbs.Warn or Verbs.Note => [new ClientEvent.ServerNotice(Last(line))],
        Verbs.Ping or Verbs.Pong or Verbs.Cap or Verbs.Batch or Verbs.Ack => [],
        _ when IsNumeric(line.Verb) => [Reply(line)],
        _ => [new ClientEvent.ServerNotice($"{line.Source?.Nick} {line.Verb} {string.Join(' ', line.Parameters)}".Trim())],
    };

    /// <summary>Whether a line says that a request failed.</summary>
    public static bool IsRefusal(Message line) =>
        line.Verb == Verbs.Fail || (IsNumeric(line.Verb) && line.Verb[0] is '4' or '5' && line.Verb != Numeric.ErrNoMotd);

    /// <summary>The refusal's words and whom or what they are about.</summary>
    public static ClientEvent.RequestRefused Refusal(Message line) => line.Verb == Verbs.Fail ? Failed(line) : new ClientEvent.RequestRefused(
        line.Verb,
        line.Parameters.Count > 2 && line.Verb is not (Numeric.ErrUnknownCommand or Numeric.ErrNeedMoreParams) ? line.Parameters[^2] : null,
        Last(line));

    private IEnumerable<ClientEvent> Said(Message line)
    {
        if (reader.Read(line) is { } message)
            yield return new ClientEvent.MessageReceived(message);
        else if (line.Parameters.Count > 1)
            yield return new ClientEvent.ServerNotice(line.Verb == Verbs.Notice ? line[1].Trim('\u0001') : $"{line.Source?.Nick} asks {line[1].Trim('\u0001')}");
    }

    private static IEnumerable<ClientEvent> ReadMarker(Message line)
    {
        const string Prefix = "timestamp=";
        if (line[1] == "*")
            yield return new ClientEvent.ReadMarkerMoved(line[0], null);
        else if (line[1].StartsWith(Prefix, StringComparison.Ordinal) && ServerTime.TryParse(line[1][Prefix.Length..], out var at))
            yield return new ClientEvent.ReadMarkerMoved(line[0], at);
    }

    private IEnumerable<ClientEvent> Supports(Message line)
    {
        view.Support = view.Support.With(line.Parameters.Skip(1).SkipLast(1));
        yield return new ClientEvent.ISupportChanged(view.Support);
    }

    private static ClientEvent.RequestRefused Failed(Message line) =>
        new(line[1], line.Parameters.Count > 3 ? line[2] : null, Last(line));

    private static ClientEvent Reply(Message line) =>
        IsRefusal(line) ? Refusal(line) : new ClientEvent.ServerNotice(string.Join(' ', line.Parameters.Skip(1)));

    private static string Last(Message line) => line.Parameters.Count == 0 ? string.Empty : line.Parameters[^1];

    private static bool IsNumeric(string verb) => verb.Length == 3 && verb.All(char.IsAsciiDigit);
}
