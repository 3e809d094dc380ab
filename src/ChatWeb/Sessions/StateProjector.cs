using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>Turns what happens into what the user sees: the only writer of <see cref="SessionState"/>.</summary>
internal sealed class StateProjector(SessionState state, TimeProvider time, Func<ChatMessage, bool>? isIgnored = null)
{
    private readonly Func<ChatMessage, bool> _isIgnored = isIgnored ?? (_ => false);
    private readonly Lock _gate = new();
    private long _alerts;

    public void Apply(ClientEvent happened)
    {
        lock (_gate)
            ApplyUnderLock(happened);
    }

    /// <summary>Shows a channel that is being joined, or a private conversation, before the server says anything about it.</summary>
    public Conversation? Open(string name)
    {
        lock (_gate)
        {
            var conversation = state.GetOrAdd(name);
            if (conversation is { IsChannel: true, Membership: Membership.Left })
                conversation.Membership = Membership.Joining;

            return conversation;
        }
    }

    /// <summary>Closes a private conversation, or a channel that the user is not in.</summary>
    public void Close(string name)
    {
        lock (_gate)
            state.Remove(name);
    }

    public void MarkRead(Conversation conversation)
    {
        lock (_gate)
            conversation.Unread = default;
    }

    public void ForgetFirstUnread(Conversation conversation)
    {
        lock (_gate)
            conversation.FirstUnreadKey = null;
    }

    /// <summary>A stretch read apart has come to the newest messages: it is one with them now.</summary>
    public void Join(Conversation conversation, Timeline excerpt)
    {
        lock (_gate)
            conversation.Timeline.Merge(excerpt.Messages, excerpt.Tail(0).ReachesStart, IsMention);
    }

    public void Forget(string clientId)
    {
        lock (_gate)
        {
            foreach (var conversation in state.Conversations)
                conversation.Timeline.Forget(clientId);
        }
    }

    public void Alert(string text)
    {
        lock (_gate)
            state.Alert = new Alert(++_alerts, text);
    }

    public void DismissAlert()
    {
        lock (_gate)
            state.Alert = null;
    }

    public void SetAway(bool isAway)
    {
        lock (_gate)
            state.IsAway = isAway;
    }

    private void ApplyUnderLock(ClientEvent happened)
    {
        switch (happened)
        {
            case ClientEvent.StateChanged changed:
                state.Connection = changed.State;
                break;

            case ClientEvent.Registered registered:
                state.Nick = registered.Nick;
                state.Network = registered.ServerName;
                state.People.Clear();
                break;

            case ClientEvent.ProfileChanged changed when !state.Support.IsChannel(changed.Target):
                state.People.Change(changed.Target, changed.Key, changed.Value);
                break;

            case ClientEvent.ISupportChanged changed:
                state.Support = changed.Support;
                state.Network = changed.Support.Network is { Length: > 0 } network ? network : state.Network;
                break;

            case ClientEvent.CapabilitiesAgreed agreed:
                state.Capabilities = agreed.Capabilities;
                break;

            case ClientEvent.MessageChanged changed:
                state.Find(changed.Conversation)?.Timeline.Amend([changed.Change]);
                break;

            case ClientEvent.ReadMarkerMoved moved when state.Find(moved.Conversation) is { } conversation:
                MoveReadMarker(conversation, moved.At);
                break;

            case ClientEvent.ChannelJoined joined when state.GetOrAdd(joined.Channel) is { } channel:
                // What is pinned is told next, if anything is.
                (channel.Membership, channel.LeftBecause, channel.Pins) = (Membership.Joined, null, []);
                break;

            case ClientEvent.MetadataChanged { Key: PinList.Key } changed when state.Find(changed.Target) is { IsChannel: true } channel:
                channel.Pins = PinList.Parse(changed.Value);
                break;

            case ClientEvent.ChannelLeft left:
                Leave(left);
                break;

            case ClientEvent.MembersListed listed:
                state.Find(listed.Channel)?.Roster.Replace(listed.Members);
                break;

            case ClientEvent.MemberJoined joined when state.Find(joined.Channel) is { } channel:
                channel.Roster.Put(new ChannelMember(joined.Nick, string.Empty));
                channel.Timeline.Note(NoteKind.Joined, joined.Nick, null, null, joined.At);
                break;

            case ClientEvent.MemberLeft left when state.Find(left.Channel) is { } channel:
                channel.Roster.Remove(left.Nick);
                channel.Timeline.Note(
                    left.KickedBy is null ? NoteKind.Left : NoteKind.Kicked, left.KickedBy ?? left.Nick, left.Nick, left.Reason, left.At);
                break;

            case ClientEvent.UserQuit quit:
                state.People.Remove(quit.Nick);
                foreach (var conversation in state.Conversations.Where(conversation => conversation.Roster.Remove(quit.Nick) || IsWith(conversation, quit.Nick)))
                    conversation.Timeline.Note(NoteKind.Quit, quit.Nick, null, quit.Reason, quit.At);

                break;

            case ClientEvent.MemberRankChanged changed:
                state.Find(changed.Channel)?.Roster.Change(changed.Nick, member => member with { Prefixes = changed.Prefixes });
                break;

            case ClientEvent.ModeChanged changed:
                state.Find(changed.Channel)?.Timeline.Note(NoteKind.ModeChanged, changed.By, null, changed.Change, changed.At);
                break;

            case ClientEvent.ChannelRenamed renamed:
                state.Rename(renamed.OldName, renamed.NewName)?.Timeline.Note(NoteKind.ChannelRenamed, renamed.By, renamed.NewName, renamed.Reason, renamed.At);
                break;

            case ClientEvent.NickChanged changed:
                Rename(changed);
                break;

            case ClientEvent.AwayChanged changed:
                SetAway(changed);
                break;

            case ClientEvent.TopicChanged changed when state.Find(changed.Channel) is { } channel:
                SetTopic(channel, changed);
                break;

            case ClientEvent.MessageReceived received when state.GetOrAdd(received.Message.Conversation) is { } conversation:
                Receive(conversation, received.Message);
                break;

            // Found rather than begun: the answer may come after the user has closed the conversation.
            case ClientEvent.HistoryReceived history when state.FindLate(history.Conversation) is { } conversation:
                ReadBack(conversation, history);
                break;

            case ClientEvent.OutgoingChanged { Message: { State: OutgoingState.Stored } stored }:
                state.FindLate(stored.Conversation)?.Timeline.Track(stored, state.Nick, time.GetUtcNow());
                break;

            case ClientEvent.OutgoingChanged changed when (state.FindLate(changed.Message.Conversation) ?? state.GetOrAdd(changed.Message.Conversation)) is { } conversation:
                conversation.Timeline.Track(changed.Message, state.Nick, time.GetUtcNow());
                break;

            case ClientEvent.RequestRefused refused:
                Refuse(refused);
                break;

            case ClientEvent.ServerNotice:
                break; // MOTD and the like: nothing that a person in a conversation is waiting for.
        }
    }

    private void Leave(ClientEvent.ChannelLeft left)
    {
        if (left.KickedBy is null)
        {
            state.Remove(left.Channel);
            return;
        }

        if (state.Find(left.Channel) is not { } channel)
            return;

        (channel.Membership, channel.LeftBecause) = (Membership.Left, left.Reason);
        channel.Roster.Replace([]);
        channel.Timeline.Note(NoteKind.Kicked, left.KickedBy, state.Nick, left.Reason, time.GetUtcNow());
    }

    private void Rename(ClientEvent.NickChanged changed)
    {
        if (changed.IsSelf)
            state.Nick = changed.NewNick;

        state.People.Rename(changed.OldNick, changed.NewNick);
        foreach (var conversation in state.Conversations)
        {
            var wasMember = conversation.Roster.Change(changed.OldNick, member => member with { Nick = changed.NewNick });
            if (wasMember || IsWith(conversation, changed.OldNick))
                conversation.Timeline.Note(NoteKind.Renamed, changed.OldNick, changed.NewNick, null, changed.At);
        }
    }

    private void SetAway(ClientEvent.AwayChanged changed)
    {
        var isAway = changed.AwayMessage is not null;
        if (CaseMapping.Ascii.Equals(changed.Nick, state.Nick))
            state.IsAway = isAway;

        foreach (var conversation in state.Conversations)
            conversation.Roster.Change(changed.Nick, member => member with { IsAway = isAway });
    }

    private void SetTopic(Conversation channel, ClientEvent.TopicChanged changed)
    {
        channel.Topic = changed.Topic;
        if (changed.IsChange)
        {
            channel.Timeline.Note(
                changed.Topic.Length == 0 ? NoteKind.TopicCleared : NoteKind.TopicChanged,
                changed.By ?? state.Network, null, changed.Topic, changed.At ?? time.GetUtcNow());
        }
    }

    private void Receive(Conversation conversation, ChatMessage message)
    {
        conversation.LastActivity = message.At;
        conversation.Timeline.Add(message, IsMention(message));
        conversation.Typists.Forget(message.Sender);
        CountUnread(conversation, message);
    }

    private void ReadBack(Conversation conversation, ClientEvent.HistoryReceived history)
    {
        conversation.Timeline.Amend(history.Changes);
        conversation.Timeline.Merge(history.Messages, history.ReachesStart, IsMention);
        if (history.Messages is [.., var newest])
            conversation.LastActivity = newest.At > conversation.LastActivity ? newest.At : conversation.LastActivity;

        // What was missed is news; of what was said before the user came, what none of their clients has shown.
        if (history.Cause == HistoryCause.Opened)
            CountFromReadMarker(conversation, isFirst: true);
        if (history.Cause != HistoryCause.CaughtUp)
            return;

        foreach (var message in history.Messages)
            CountUnread(conversation, message);
    }

    private void MoveReadMarker(Conversation conversation, DateTimeOffset? at)
    {
        var isFirst = conversation.ReadUpTo is null;
        if (at is null || at < conversation.ReadUpTo)
            return;

        conversation.ReadUpTo = at;
        CountFromReadMarker(conversation, isFirst);
    }

    /// <summary>What is before the user's eyes is not unread; but where the new begins is shown there too, when it was not known before.</summary>
    private void CountFromReadMarker(Conversation conversation, bool isFirst)
    {
        if (conversation.ReadUpTo is not { } readUpTo || (conversation.IsViewed && !isFirst))
            return;

        var news = conversation.Timeline.SaidAfter(readUpTo).Where(said => !_isIgnored(said.Message)).ToList();
        conversation.FirstUnreadKey = news is [var first, ..] ? first.Key : null;
        if (conversation.IsViewed)
            return;

        conversation.Unread = news.Aggregate(default(Unread), (unread, said) => unread.Plus(!conversation.IsChannel || said.IsMention));
    }

    private void CountUnread(Conversation conversation, ChatMessage message)
    {
        if (message.IsOwn || conversation.IsViewed || _isIgnored(message))
            return;

        if (conversation.Unread.Count == 0)
            conversation.FirstUnreadKey = message.Id;

        conversation.Unread = conversation.Unread.Plus(!conversation.IsChannel || IsMention(message));
    }

    private void Refuse(ClientEvent.RequestRefused refused)
    {
        if (state.Find(refused.Context) is not { } conversation)
        {
            state.Alert = new Alert(++_alerts, refused.Context is null ? refused.Text : $"{refused.Context}: {refused.Text}");
            return;
        }

        if (conversation.Membership == Membership.Joining)
            (conversation.Membership, conversation.LeftBecause) = (Membership.Left, refused.Text);
        else
        {
            conversation.Timeline.ShowHidden();
            conversation.Timeline.Note(NoteKind.Refused, state.Network, null, refused.Text, time.GetUtcNow());
        }
    }

    private bool IsMention(ChatMessage message) => Mention.IsIn(message, state.Nick);

    private static bool IsWith(Conversation conversation, string nick) =>
        !conversation.IsChannel && CaseMapping.Ascii.Equals(conversation.Name, nick);
}
