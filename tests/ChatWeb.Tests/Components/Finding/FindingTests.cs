using System.Globalization;
using ChatCore.Client;
using ChatWeb.Components.Finding;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Finding;

public sealed class FindingTests
{
    [Theory]
    [InlineData("lob", "#lobby", "#blob")]
    [InlineData("gt", "#garden-talk", "#angst")]
    [InlineData("acao", "#ação", "#a-c-a-o-x")]
    public void The_name_that_was_meant_comes_before_one_that_happens_to_have_the_letters(string typed, string meant, string other)
    {
        Assert.NotNull(FuzzyMatch.Score(typed, meant));
        Assert.True(FuzzyMatch.Score(typed, meant) > (FuzzyMatch.Score(typed, other) ?? int.MinValue));
    }

    [Fact]
    public void A_name_without_the_letters_in_order_does_not_match() => Assert.Null(FuzzyMatch.Score("ybl", "#lobby"));

    [Fact]
    public void The_switcher_offers_conversations_people_and_channels_each_once_and_never_oneself()
    {
        var state = new SessionState { Nick = "helena" };
        state.GetOrAdd("#tea")!.Roster.Replace([new("helena", "@"), new("teodora", ""), new("ana", "")]);
        state.GetOrAdd("teo");
        var offered = SwitcherList.Build("te", state, [new ListedChannel("#tea", 3, ""), new ListedChannel("#teams", 9, "Football")]);
        Assert.Equal(
            [(SwitcherKind.Channel, "#tea"), (SwitcherKind.Private, "teo"), (SwitcherKind.Person, "teodora"), (SwitcherKind.OtherChannel, "#teams"), (SwitcherKind.NewChannel, "#te")],
            offered.Select(entry => (entry.Kind, entry.Name)).OrderBy(entry => entry.Kind));
        Assert.DoesNotContain(SwitcherList.Build("helena", state, []), entry => entry.Kind == SwitcherKind.Person);
    }

    [Fact]
    public void Before_anything_is_typed_the_switcher_offers_what_is_new()
    {
        var state = new SessionState();
        state.GetOrAdd("#a");
        state.GetOrAdd("#b")!.Unread = new Unread(3, 1);
        Assert.Equal(["#b", "#a"], SwitcherList.Build(" ", state, []).Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("", nameof(ChannelNameProblem.Empty))]
    [InlineData("my garden", nameof(ChannelNameProblem.HasSpace))]
    [InlineData("a,b", nameof(ChannelNameProblem.HasComma))]
    [InlineData("a\u0007", nameof(ChannelNameProblem.HasControl))]
    [InlineData("garden", nameof(ChannelNameProblem.None))]
    public void A_channels_name_is_checked_one_rule_at_a_time(string typed, string problem) =>
        Assert.Equal(problem, ChannelNameRules.Check(typed).ToString());

    [Fact]
    public void A_name_with_spaces_is_answered_with_one_that_works() => Assert.Equal("#my-own-garden", ChannelNameRules.Suggest(" my own  garden "));

    [Fact]
    public void Channels_are_found_by_name_or_topic_and_sorted_by_members_or_name()
    {
        ListedChannel[] all = [new("#a", 1, "tea"), new("#tea", 5, ""), new("#b", 9, "coffee")];
        Assert.Equal(["#tea", "#a"], BrowserList.Of(all, "tea", BrowserOrder.Members).Shown.Select(channel => channel.Name));
        Assert.Equal(["#a", "#b", "#tea"], BrowserList.Of(all, "", BrowserOrder.Name).Shown.Select(channel => channel.Name));
    }

    [Fact]
    public void More_channels_than_a_page_can_bear_are_counted_rather_than_shown()
    {
        var list = BrowserList.Of([.. Enumerable.Range(0, BrowserList.Limit + 7).Select(i => new ListedChannel($"#c{i}", 1, ""))], "", BrowserOrder.Name);
        Assert.Equal((BrowserList.Limit, 7), (list.Shown.Length, list.Hidden));
    }

    [Fact]
    public void Every_key_does_one_thing_only() =>
        Assert.Distinct(Shortcut.Table.Select(shortcut => (shortcut.Key, shortcut.IsCommand, shortcut.IsAlt, shortcut.IsShift)));

    [Fact]
    public void Favourites_come_first_and_a_group_without_rows_is_not_shown()
    {
        var preferences = UserPreferences.Default with { Favourites = UserPreferences.Default.Favourites.Add("#B") };
        var groups = ConversationGroup.Of(["#a", "#b"], preferences, name => name, _ => true).ToList();
        Assert.Equal(["favourites: #b", "channels: #a"], groups.Select(group => $"{group.Id}: {string.Join(' ', group.Rows)}"));
    }

    [Theory]
    [InlineData("en", 0, "0 members")]
    [InlineData("en", 1, "1 member")]
    [InlineData("en", 2, "2 members")]
    [InlineData("pt-BR", 0, "0 membro")]
    [InlineData("pt-BR", 1, "1 membro")]
    [InlineData("pt-BR", 2, "2 membros")]
    public void One_is_not_many_in_either_language(string culture, int count, string sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(sentence, Plural.Of(culture == "en" ? "{0} member|{0} members" : "{0} membro|{0} membros", count));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Messages_of_ignored_people_are_hidden_and_nobody_elses()
    {
        TimelineEntry[] entries = [new TimelineEntry.Said(Samples.Message(1, "maria"), false), new TimelineEntry.Said(Samples.Message(2, "bruno"), false)];
        Assert.Equal([entries[1]], Ignoring.Hide([.. entries], UserPreferences.Default.Ignored.Add("Maria")));
    }
}
