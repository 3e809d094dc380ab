using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class StateProjectorTests
{
    private readonly SessionState _state = new();
    private readonly StateProjector _projector;

    public StateProjectorTests()
    {
        _projector = new StateProjector(_state, new FakeTimeProvider(Samples.Noon));
        Apply(
            new ClientEvent.Registered("helena", "test.server", new TrustVerdict.TrustedByPin()),
            new ClientEvent.ChannelJoined("#lobby"),
            new ClientEvent.MembersListed("#lobby", [new("tomas", "+"), new("helena", ""), new("Maria", "@"), new("anna", "")]));
    }

    private Conversation Lobby => _state.Find("#LOBBY")!;

    [Fact]
    public void Members_are_listed_by_rank_and_then_by_name() =>
        Assert.Equal(["Maria", "tomas", "anna", "helena"], Lobby.Roster.Members.Select(member => member.Nick));

    [Fact]
    public void A_member_who_becomes_operator_moves_up()
    {
        Apply(new ClientEvent.MemberRankChanged("#lobby", "anna", "@"));
        Assert.Equal(["anna", "Maria", "tomas", "helena"], Lobby.Roster.Members.Select(member => member.Nick));
    }

    [Fact]
    public void Who_quits_is_gone_from_every_channel_and_it_is_noted()
    {
        Apply(new ClientEvent.UserQuit("TOMAS", "bye", Samples.Noon));
        Assert.DoesNotContain(Lobby.Roster.Members, member => member.Nick == "tomas");
        Assert.Equal(NoteKind.Quit, Notes(Lobby).Single().Kind);
    }

    [Fact]
    public void A_new_nickname_is_a_members_own_everywhere()
    {
        Apply(new ClientEvent.NickChanged("anna", "zoe", IsSelf: false, Samples.Noon));
        Assert.Equal("zoe", Lobby.Roster.Members[^1].Nick);
        Assert.Equal("helena", _state.Nick);

        Apply(new ClientEvent.NickChanged("helena", "lena", IsSelf: true, Samples.Noon));
        Assert.Equal("lena", _state.Nick);
    }

    [Fact]
    public void A_renamed_channel_is_the_same_conversation_and_what_is_late_for_its_old_name_finds_it()
    {
        var lobby = Lobby;
        Apply(new ClientEvent.ChannelJoined("#hall"), new ClientEvent.ChannelLeft("#hall", "Maria", "Closing"));
        Apply(new ClientEvent.ChannelRenamed("#lobby", "#hall", "Maria", "A new sign", Samples.Noon));
        Assert.Same(lobby, _state.Find("#Hall"));
        Assert.Null(_state.Find("#lobby"));
        Assert.Same(lobby, _state.FindLate("#lobby"));
        Apply(new ClientEvent.OutgoingChanged(new("00000000000000aa", "#lobby", "late", MessageKind.Message, OutgoingState.Failed, "No such channel")));
        Assert.Equal("#hall", Assert.Single(_state.Conversations).Name);
        var note = Notes(lobby).Last();
        Assert.Equal((NoteKind.ChannelRenamed, "Maria", "#hall", "A new sign"), (note.Kind, note.Actor, note.Target, note.Text));

        Apply(new ClientEvent.ChannelJoined("#lobby"));
        Assert.NotSame(lobby, _state.FindLate("#lobby"));
    }

    [Fact]
    public void Away_is_shown_on_the_member()
    {
        Apply(new ClientEvent.AwayChanged("anna", "lunch"));
        Assert.True(Lobby.Roster.Members.Single(member => member.Nick == "anna").IsAway);

        Apply(new ClientEvent.AwayChanged("anna", null));
        Assert.DoesNotContain(Lobby.Roster.Members, member => member.IsAway);
    }

    [Fact]
    public void What_others_say_is_unread_and_being_named_is_a_mention()
    {
        Apply(
            new ClientEvent.MessageReceived(Samples.Message(1)),
            new ClientEvent.MessageReceived(Samples.Message(2, text: "Helena: look")),
            new ClientEvent.MessageReceived(Samples.Message(3, text: "helenas are many")),
            new ClientEvent.MessageReceived(Samples.Message(4, "helena", clientId: "c")));

        Assert.Equal(new Unread(3, 1), Lobby.Unread);
        Assert.Equal("000001", Lobby.FirstUnreadKey);
    }

    [Fact]
    public void Nothing_is_unread_in_a_conversation_that_is_looked_at()
    {
        Lobby.BeginViewing();
        Apply(new ClientEvent.MessageReceived(Samples.Message(1)));
        Assert.Equal(default, Lobby.Unread);

        Lobby.EndViewing();
        Apply(new ClientEvent.MessageReceived(Samples.Message(2)));
        Assert.Equal(1, Lobby.Unread.Count);
    }

    [Fact]
    public void History_is_news_only_when_it_was_missed()
    {
        Apply(new ClientEvent.HistoryReceived("#lobby", Samples.Messages(1, 5), ReachesStart: true, HistoryCause.Opened));
        Assert.Equal(0, Lobby.Unread.Count);

        Apply(new ClientEvent.HistoryReceived("#lobby", Samples.Messages(6, 8), ReachesStart: false, HistoryCause.CaughtUp));
        Assert.Equal(3, Lobby.Unread.Count);
        Assert.True(Lobby.Timeline.Tail(1).ReachesStart);
    }

    [Fact]
    public void A_private_message_opens_a_conversation_and_counts_as_a_mention()
    {
        Apply(new ClientEvent.MessageReceived(Samples.Message(1, "tomas", "tomas", "psst")));
        var conversation = Assert.Single(_state.Conversations, found => !found.IsChannel);
        Assert.Equal(new Unread(1, 1), conversation.Unread);
    }

    [Fact]
    public void Channels_come_before_private_conversations_each_by_name()
    {
        Apply(new ClientEvent.MessageReceived(Samples.Message(1, "bea", "bea")), new ClientEvent.ChannelJoined("#zebra"), new ClientEvent.ChannelJoined("#ant"));
        Assert.Equal(["#ant", "#lobby", "#zebra", "bea"], _state.Conversations.Select(conversation => conversation.Name));
    }

    [Fact]
    public void Leaving_takes_the_channel_away_but_being_removed_keeps_it_to_be_read()
    {
        Apply(new ClientEvent.ChannelJoined("#other"), new ClientEvent.ChannelLeft("#other", null, null));
        Assert.Null(_state.Find("#other"));

        Apply(new ClientEvent.ChannelLeft("#lobby", "Maria", "enough"));
        Assert.Equal(Membership.Left, Lobby.Membership);
        Assert.Empty(Lobby.Roster.Members);
        Assert.Equal(NoteKind.Kicked, Notes(Lobby).Single().Kind);
    }

    [Fact]
    public void A_refused_join_says_why_in_its_place_and_other_refusals_are_an_alert()
    {
        _projector.Open("#secret");
        Apply(new ClientEvent.RequestRefused("473", "#secret", "Invite only"), new ClientEvent.RequestRefused("433", null, "Nickname in use"));

        Assert.Equal((Membership.Left, "Invite only"), (_state.Find("#secret")!.Membership, _state.Find("#secret")!.LeftBecause));
        Assert.Equal("Nickname in use", _state.Alert?.Text);
    }

    [Fact]
    public void A_changed_topic_is_noted_and_the_one_found_on_joining_is_not()
    {
        Apply(new ClientEvent.TopicChanged("#lobby", "old", "maria", Samples.Noon, IsChange: false));
        Assert.Empty(Notes(Lobby));

        Apply(new ClientEvent.TopicChanged("#lobby", "new", "maria", Samples.Noon, IsChange: true));
        Assert.Equal(("new", NoteKind.TopicChanged), (Lobby.Topic, Notes(Lobby).Single().Kind));
    }

    [Fact]
    public void Strangers_cannot_open_conversations_without_end()
    {
        for (var number = 0; number < SessionState.ConversationLimit * 2; number++)
            Apply(new ClientEvent.MessageReceived(Samples.Message(number, $"bot{number}", $"bot{number}")));

        Assert.Equal(SessionState.ConversationLimit, _state.Conversations.Length);
        Assert.NotNull(_state.Find("#lobby"));
        Assert.NotNull(_state.Find($"bot{(SessionState.ConversationLimit * 2) - 1}"));
    }

    private static IEnumerable<TimelineEntry.Noted> Notes(Conversation conversation) => conversation.Timeline.Tail(100).Entries.OfType<TimelineEntry.Noted>();

    private void Apply(params ClientEvent[] events)
    {
        foreach (var happened in events)
            _projector.Apply(happened);
    }
}
