using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class NoticeFeedTests
{
    private static readonly UserPreferences Usual = UserPreferences.Default;

    private readonly FakeTimeProvider _time = new(Samples.Noon);
    private readonly NoticeFeed _feed;

    public NoticeFeedTests() => _feed = new NoticeFeed(_time);

    [Fact]
    public void Usually_a_channel_tells_of_mentions_and_a_person_of_everything()
    {
        Assert.False(Tells("#lobby", "hello"));
        Assert.True(Tells("#lobby", "hello helena"));
        Assert.True(Tells("maria", "hello"));
    }

    [Theory]
    [InlineData(NotifyRule.All, true, true)]
    [InlineData(NotifyRule.Mentions, false, true)]
    [InlineData(NotifyRule.Nothing, false, false)]
    public void A_conversation_has_a_rule_of_its_own(NotifyRule rule, bool tellsAnything, bool tellsMentions)
    {
        var preferences = Usual with { Rules = Usual.Rules.Add("#LOBBY", rule) };
        Assert.Equal(tellsAnything, Tells("#lobby", "hello", preferences));
        Assert.Equal(tellsMentions, Tells("#lobby", "hello helena", preferences));
    }

    [Fact]
    public void Nothing_is_told_of_the_muted_the_ignored_and_what_is_before_the_users_eyes()
    {
        Assert.False(Tells("#lobby", "hello", Usual with { Muted = Usual.Muted.Add("#lobby") }));
        Assert.True(Tells("#lobby", "hello helena", Usual with { Muted = Usual.Muted.Add("#lobby") }));
        Assert.False(Tells("maria", "hello helena", Usual with { Muted = Usual.Muted.Add("maria") }));
        Assert.False(Tells("maria", "hello", Usual with { Ignored = Usual.Ignored.Add("maria") }));
        Assert.False(Tells("maria", "hello", clientId: "own"));
        Assert.False(Tells("maria", "hello", isViewed: true));
    }

    [Fact]
    public void Whoever_is_not_to_be_disturbed_is_told_nothing_until_the_time_is_over()
    {
        var quiet = Usual with { IsQuiet = true, QuietUntil = Samples.Noon.AddHours(1) };
        Assert.False(Tells("maria", "hello", quiet));
        Assert.False(Tells("maria", "hello", Usual with { IsQuiet = true }));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(Tells("maria", "hello", quiet));
    }

    [Fact]
    public void Numbers_grow_also_across_sessions_and_old_notices_are_forgotten()
    {
        for (var number = 0; number < 2 * NoticeFeed.Limit; number++)
            Assert.True(Tells("maria", $"hello {number}"));

        Assert.Equal(NoticeFeed.Limit, _feed.Recent.Length);
        Assert.Equal("hello 39", _feed.Recent[^1].Text);
        Assert.Equal(_feed.Recent.Select(notice => notice.Number).Order().Distinct(), _feed.Recent.Select(notice => notice.Number));

        _time.Advance(TimeSpan.FromSeconds(1));
        var later = new NoticeFeed(_time);
        later.Consider(new Conversation("maria", isChannel: false), Samples.Message(1, conversation: "maria"), "helena", Usual);
        Assert.True(later.Recent[0].Number > _feed.Recent[^1].Number);
    }

    private bool Tells(string conversation, string text, UserPreferences? preferences = null, string? clientId = null, bool isViewed = false)
    {
        var before = _feed.Recent;
        var shown = new Conversation(conversation, isChannel: conversation[0] == '#');
        if (isViewed)
            shown.BeginViewing();

        _feed.Consider(shown, Samples.Message(1, "maria", conversation, text, clientId), "helena", preferences ?? Usual);
        return _feed.Recent != before;
    }
}
