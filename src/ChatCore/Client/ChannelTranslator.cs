using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The lines about channels and their members → events.</summary>
internal sealed class ChannelTranslator(ServerView view, ChatMessageReader reader)
{
    public IEnumerable<ClientEvent> Join(Message line)
    {
        if (line.Source is not { Nick: var nick })
            yield break;

        if (!WireText.IsName(line[0]))
            throw new ProtocolException($"The server put this client into '{line[0]}', which cannot be a channel's name.");

        if (view.IsSelf(nick))
        {
            view.AddChannel(line[0]).Put(new ChannelMember(nick, string.Empty));
            yield return new ClientEvent.ChannelJoined(line[0]);
        }
        else if (view.FindChannel(line[0]) is { } channel)
        {
            channel.Put(new ChannelMember(nick, string.Empty));
            yield return new ClientEvent.MemberJoined(channel.Name, nick, reader.TimeOf(line));
        }
    }

    public IEnumerable<ClientEvent> Part(Message line) => line.Source is { } source
        ? Leave(line, source.Nick, kickedBy: null, reason: NullIfEmpty(line[1]))
        : [];

    public IEnumerable<ClientEvent> Kick(Message line) => Leave(line, line[1], line.Source?.Nick ?? string.Empty, NullIfEmpty(line[2]));

    public IEnumerable<ClientEvent> Quit(Message line)
    {
        if (line.Source is not { Nick: var nick } || view.IsSelf(nick))
            yield break;

        var wasKnown = false;
        foreach (var channel in view.Channels)
            wasKnown |= channel.Remove(nick);
        if (wasKnown)
            yield return new ClientEvent.UserQuit(nick, NullIfEmpty(line[0]), reader.TimeOf(line));
    }

    public IEnumerable<ClientEvent> Nick(Message line)
    {
        if (line.Source is not { Nick: var old } || line[0].Length == 0)
            yield break;

        foreach (var channel in view.Channels)
        {
            if (channel.Find(old) is not { } member)
                continue;

            channel.Remove(old);
            channel.Put(member with { Nick = line[0] });
        }

        var isSelf = view.IsSelf(old);
        if (isSelf)
            view.Nick = line[0];
        yield return new ClientEvent.NickChanged(old, line[0], isSelf, reader.TimeOf(line));
    }

    public IEnumerable<ClientEvent> Away(string? nick, string? message)
    {
        if (string.IsNullOrEmpty(nick))
            yield break;

        foreach (var channel in view.Channels)
        {
            if (channel.Find(nick) is { } member)
                channel.Put(member with { IsAway = message is not null });
        }

        yield return new ClientEvent.AwayChanged(nick, message);
    }

    public IEnumerable<ClientEvent> Topic(Message line) =>
        [new ClientEvent.TopicChanged(line[0], line[1], line.Source?.Nick, reader.TimeOf(line), IsChange: true)];

    /// <summary>Within the answer to JOIN the topic waits for the line that says who set it.</summary>
    public IEnumerable<ClientEvent> TopicReply(string name, string topic)
    {
        if (view.FindChannel(name) is { IsJoining: true } channel)
            channel.JoinTopic = topic;
        else
            yield return new ClientEvent.TopicChanged(name, topic, By: null, At: null, IsChange: false);
    }

    public IEnumerable<ClientEvent> TopicWhoTime(Message line)
    {
        if (view.FindChannel(line[1]) is not { IsJoining: true, JoinTopic: { } topic } channel)
            yield break;

        channel.IsTopicTold = true;
        DateTimeOffset? at = long.TryParse(line[3], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
        yield return new ClientEvent.TopicChanged(channel.Name, topic, Source.Parse(line[2]).Nick, at, IsChange: false);
    }

    public IEnumerable<ClientEvent> NamesReply(Message line)
    {
        if (view.FindChannel(line[2]) is not { } channel)
            return [];

        foreach (var entry in line[3].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var nick = entry.TrimStart([.. view.Support.Prefixes]);
            if (nick.Length > 0)
                channel.List(Source.Parse(nick).Nick, entry[..^nick.Length]);
        }

        return [];
    }

    public IEnumerable<ClientEvent> EndOfNames(string name)
    {
        if (view.FindChannel(name) is not { } channel)
            yield break;

        if (channel is { IsJoining: true, IsTopicTold: false })
            yield return new ClientEvent.TopicChanged(channel.Name, channel.JoinTopic ?? string.Empty, By: null, At: null, IsChange: false);

        channel.IsJoining = false;
        yield return new ClientEvent.MembersListed(channel.Name, channel.FinishListing());
    }

    public IEnumerable<ClientEvent> Mode(Message line)
    {
        if (view.FindChannel(line[0]) is not { } channel)
            yield break;

        var letters = new ChannelModeLetters(view.Support);
        foreach (var change in ModeChanges.Parse(line.Parameters.Skip(1), letters.TakesParameter))
        {
            if (letters.PrefixOf(change.Letter) is not { } prefix || change.Parameter is not { } nick || channel.Find(nick) is not { } member)
                continue;

            var ranked = member with { Prefixes = letters.WithPrefix(member.Prefixes, prefix, change.IsSet) };
            channel.Put(ranked);
            yield return new ClientEvent.MemberRankChanged(channel.Name, ranked.Nick, ranked.Prefixes);
        }

        yield return new ClientEvent.ModeChanged(
            channel.Name, line.Source?.Nick ?? string.Empty, string.Join(' ', line.Parameters.Skip(1)), reader.TimeOf(line));
    }

    public IEnumerable<ClientEvent> Rename(Message line)
    {
        var (oldName, newName) = (line[0], line[1]);
        if (view.FindChannel(oldName) is null)
            yield break;

        if (!WireText.IsName(newName) || !view.Support.IsChannel(newName))
            throw new ProtocolException($"The server renamed {oldName} to '{newName}', which cannot be a channel's name.");

        view.RenameChannel(oldName, newName);
        yield return new ClientEvent.ChannelRenamed(oldName, newName, line.Source?.Nick ?? string.Empty, NullIfEmpty(line[2]), reader.TimeOf(line));
    }

    private IEnumerable<ClientEvent> Leave(Message line, string nick, string? kickedBy, string? reason)
    {
        if (view.FindChannel(line[0]) is not { } channel)
            yield break;

        if (view.IsSelf(nick))
        {
            view.RemoveChannel(channel.Name);
            yield return new ClientEvent.ChannelLeft(channel.Name, kickedBy, reason);
        }
        else if (channel.Remove(nick))
        {
            yield return new ClientEvent.MemberLeft(channel.Name, nick, kickedBy, reason, reader.TimeOf(line));
        }
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
