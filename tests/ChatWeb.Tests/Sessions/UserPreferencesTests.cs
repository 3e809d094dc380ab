using ChatWeb.Sessions;

namespace ChatWeb.Tests.Sessions;

public sealed class UserPreferencesTests
{
    private static readonly UserPreferences Tea = UserPreferences.Default with
    {
        Favourites = UserPreferences.Default.Favourites.Add("#tea"),
        Muted = UserPreferences.Default.Muted.Add("#tea"),
        Ignored = UserPreferences.Default.Ignored.Add("troll"),
        Rules = UserPreferences.Default.Rules.Add("#tea", NotifyRule.All),
        Order = ["#lobby", "#tea"],
        HasSound = true,
    };

    [Fact]
    public void What_a_browser_kept_comes_back_as_it_was()
    {
        var after = UserPreferences.TryRead(Tea.ToJson());
        Assert.NotNull(after);
        Assert.Equal(Tea.ToJson(), after.ToJson());
        Assert.Contains("TROLL", after.Ignored);
        Assert.Equal(NotifyRule.All, after.RuleFor("#TEA", isChannel: true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"rules\":{\"#a\":\"shout\"}}")]
    public void What_was_never_written_is_not_read(string? text) => Assert.Null(UserPreferences.TryRead(text));

    [Fact]
    public void Names_that_are_none_are_passed_over() =>
        Assert.Empty(UserPreferences.TryRead("{\"muted\":[null],\"order\":null}")!.Muted);

    [Fact]
    public void What_was_set_for_a_channel_holds_under_its_new_name_and_nothing_set_is_no_change()
    {
        var after = Tea.Rename("#TEA", "#coffee");
        Assert.Equal(("#coffee", "#coffee", NotifyRule.All), (Assert.Single(after.Favourites), Assert.Single(after.Muted), after.RuleFor("#coffee", isChannel: true)));
        Assert.Equal(["#lobby", "#coffee"], after.Order);
        Assert.Same(after, after.Rename("#tea", "#milk"));
        Assert.Equal(["#Lobby", "#coffee"], after.Rename("#lobby", "#Lobby").Order);

        var displaced = after.Rename("#lobby", "#coffee");
        Assert.Equal(["#coffee"], displaced.Order);
        Assert.Equal((0, 0), (displaced.Favourites.Count + displaced.Muted.Count, displaced.Rules.Count));
    }

    [Fact]
    public void A_conversation_moves_among_its_neighbours_and_not_beyond_them()
    {
        var moved = UserPreferences.Default.Move(["#a", "#b", "#c"], "#c", -1);
        Assert.Equal(["#a", "#c", "#b"], moved.Order);
        Assert.Same(moved, moved.Move(["#a", "#c", "#b"], "#a", -1));
        Assert.Equal(int.MaxValue, moved.PlaceOf("#d"));
    }

    [Fact]
    public void One_is_told_of_private_messages_and_mentions_also_in_a_muted_channel_and_of_nothing_of_a_muted_person()
    {
        var preferences = UserPreferences.Default with { Muted = UserPreferences.Default.Muted.Add("#noise").Add("troll") };
        Assert.Equal((NotifyRule.All, NotifyRule.Nothing), (preferences.RuleFor("ana", isChannel: false), preferences.RuleFor("troll", isChannel: false)));
        Assert.Equal((NotifyRule.Mentions, NotifyRule.Mentions), (preferences.RuleFor("#tea", isChannel: true), preferences.RuleFor("#noise", isChannel: true)));
    }

    [Fact]
    public void What_is_set_in_a_session_is_not_overwritten_by_what_a_browser_kept()
    {
        var changes = 0;
        var store = new PreferenceStore(() => changes++);
        store.Restore(UserPreferences.Default with { IsQuiet = true });
        store.Restore(UserPreferences.Default with { HasSound = true });
        Assert.Equal((true, false, 1), (store.Current.IsQuiet, store.Current.HasSound, changes));
    }

    [Fact]
    public void Muting_takes_the_place_of_a_rule_set_before_and_a_rule_set_afterwards_holds()
    {
        var loud = UserPreferences.Default with { Rules = UserPreferences.Default.Rules.Add("#noise", NotifyRule.All) };
        var muted = loud.ToggleMute("#Noise");
        Assert.Equal(NotifyRule.Mentions, muted.RuleFor("#noise", isChannel: true));
        Assert.Equal(NotifyRule.Nothing, (muted with { Rules = muted.Rules.Add("#noise", NotifyRule.Nothing) }).RuleFor("#noise", isChannel: true));
        Assert.Equal(NotifyRule.Mentions, muted.ToggleMute("#noise").RuleFor("#noise", isChannel: true));
    }
}
