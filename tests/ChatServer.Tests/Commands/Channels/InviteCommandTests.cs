using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

public sealed class InviteCommandTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob");

    public InviteCommandTests() => _chat.Register("dave");

    [Fact]
    public void An_invitation_opens_the_door_once()
    {
        _chat.Send("alice", "MODE #lobby +i");
        Assert.StartsWith(":chat.test 473 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby")), StringComparison.Ordinal);
        Assert.Equal([":chat.test 341 alice dave #lobby"], _chat.Ask("alice", "INVITE dave #lobby"));
        Assert.Equal(":alice!alice@test INVITE dave #lobby", _chat.LastLineTo("dave"));
        Assert.Equal([":chat.test 336 dave #lobby", ":chat.test 337 dave :End of /INVITE list"], _chat.Ask("dave", "INVITE"));
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
        _chat.Send("dave", "PART #lobby");
        Assert.StartsWith(":chat.test 473 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invite_exception_opens_it_for_all_who_match()
    {
        _chat.Send("alice", "MODE #lobby +iI dave");
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
    }

    [Theory]
    [InlineData("INVITE nobody #lobby", "401 bob nobody")]
    [InlineData("INVITE dave #nowhere", "403 bob #nowhere")]
    [InlineData("INVITE alice #lobby", "443 bob alice #lobby")]
    [InlineData("INVITE dave", "461 bob INVITE")]
    public void What_cannot_be_is_refused(string line, string refusal) =>
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("bob", line)), StringComparison.Ordinal);

    [Fact]
    public void Only_members_invite_and_only_the_ranked_where_an_invitation_is_needed()
    {
        Assert.StartsWith(":chat.test 442 dave #lobby ", Assert.Single(_chat.Ask("dave", "INVITE dave #lobby")), StringComparison.Ordinal);
        _chat.Send("alice", "MODE #lobby +i");
        Assert.StartsWith(":chat.test 482 bob #lobby ", Assert.Single(_chat.Ask("bob", "INVITE dave #lobby")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invitation_is_told_to_the_one_invited_whatever_it_negotiated()
    {
        _chat.Send("bob", "INVITE dave #lobby");
        Assert.Equal([":bob!bob@test INVITE dave #lobby"], _chat.LinesTo("dave"));
    }

    [Fact]
    public void With_invite_notify_those_of_half_operator_and_above_see_the_invitations_of_others()
    {
        _chat.With("#lobby", "carol", "erin");
        foreach (var nick in new[] { "alice", "carol", "erin" })
            _chat.Send(nick, "CAP REQ invite-notify");
        _chat.Send("alice", "MODE #lobby +hv carol erin");
        foreach (var nick in new[] { "alice", "bob", "carol", "erin" })
            _chat.Forget(nick);

        _chat.Send("bob", "INVITE dave #lobby");
        Assert.Equal([":bob!bob@test INVITE dave #lobby"], _chat.LinesTo("alice"));
        Assert.Equal([":bob!bob@test INVITE dave #lobby"], _chat.LinesTo("carol"));
        Assert.Empty(_chat.LinesTo("erin"));
    }

    [Fact]
    public void Without_invite_notify_nobody_sees_the_invitations_of_others()
    {
        _chat.Forget("alice");
        _chat.Send("bob", "INVITE dave #lobby");
        Assert.Empty(_chat.LinesTo("alice"));
    }

    [Fact]
    public void Whoever_invites_is_answered_and_sees_no_second_line()
    {
        _chat.Send("alice", "CAP REQ invite-notify");
        Assert.Equal([":chat.test 341 alice dave #lobby"], _chat.Ask("alice", "INVITE dave #lobby"));
    }

    [Fact]
    public void An_invitation_that_was_refused_is_shown_to_nobody()
    {
        _chat.Send("alice", "MODE #lobby +i", "CAP REQ invite-notify");
        _chat.Forget("alice");
        _chat.Send("bob", "INVITE dave #lobby");
        Assert.Empty(_chat.LinesTo("alice"));
    }
}
