using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Channels;
using ChatWeb.Components.Finding;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Channels;

public sealed class ChannelTests
{
    [Theory]
    [InlineData("bruno", "bruno!*@*")]
    [InlineData(" *!*@spam.example ", "*!*@spam.example")]
    [InlineData("a:bruno", "a:bruno")]
    [InlineData("", null)]
    [InlineData("two words", null)]
    [InlineData("a,b", null)]
    [InlineData(":x", null)]
    [InlineData("+o", null)]
    [InlineData("a\u0007", null)]
    public void A_mask_is_one_word_and_a_nickname_stands_for_all_of_that_name(string typed, string? mask) => Assert.Equal(mask, ChannelMask.Complete(typed));

    [Fact]
    public void Only_rules_that_the_server_has_are_offered()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ChannelTexts>().BuildServiceProvider();
        var texts = services.GetRequiredService<ChannelTexts>();
        Assert.Equal("ims", string.Concat(ChannelRule.Of(ISupport.Empty.With(["CHANMODES=b,k,l,ims"]), texts).Select(rule => rule.Letter)));
        Assert.Empty(ChannelRule.Of(ISupport.Empty.With(["CHANMODES=b,k"]), texts));
    }

    [Theory]
    [InlineData("~", true, true)]
    [InlineData("@", true, false)]
    [InlineData("%", false, false)]
    [InlineData("", false, false)]
    public void Operators_pin_take_back_and_rename_and_founders_hand_over(string rank, bool mayPin, bool isFounder)
    {
        var powers = new ChannelPowers(new("helena", rank));
        Assert.Equal((mayPin, mayPin, mayPin, isFounder), (powers.MayPin, powers.MayRedact, powers.MayRename, powers.IsFounder));
    }

    [Theory]
    [InlineData("~", true, true)]
    [InlineData("@", true, false)]
    [InlineData("", false, false)]
    public async Task Only_what_the_rank_allows_is_offered_about_people(string rank, bool mayInvite, bool mayHandOver)
    {
        await using var server = new ScriptedConnection(Samples.Request());
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        var lobby = session.State.Find("#lobby")!;
        lobby.Roster.Replace([new("helena", rank), new("bruno", "")]);
        var html = await Rendered.HtmlAsync<ChannelPeople>(new() { ["Session"] = session, ["Channel"] = lobby, ["MayInvite"] = mayInvite });
        Assert.Equal((mayInvite, mayHandOver), (html.Contains("data-testid=\"invite\"", StringComparison.Ordinal), html.Contains("data-testid=\"hand-over\"", StringComparison.Ordinal)));
        Assert.Equal(mayHandOver, html.Contains(">bruno</option>", StringComparison.Ordinal));
        Assert.DoesNotContain(">helena</option>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_client_wrote_into_masks_and_topic_is_text()
    {
        await using var server = new ScriptedConnection(Samples.Request()) { Masks = [new("<b>x</b>!*@*", "<i>op</i>", Samples.Noon)] };
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        var lobby = session.State.Find("#lobby")!;
        (lobby.Topic, lobby.Membership) = ("<script>alert(1)</script>", Membership.Joined);
        lobby.Roster.Replace([new("helena", "@")]);
        var html = await Rendered.HtmlAsync<ChannelSettingsDialog>(new() { ["Session"] = session, ["Channel"] = lobby, ["Zone"] = TimeZoneInfo.Utc });
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_message_is_read_back_where_it_is_not_held_and_is_text()
    {
        await using var server = new ScriptedConnection(Samples.Request()) { Said = [Samples.Message(1, text: "<b>bold</b>"), Samples.Message(3)] };
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        var lobby = session.State.Find("#lobby")!;
        lobby.Pins = [Samples.Message(1).Id, Samples.Message(2).Id];
        var html = await Rendered.HtmlAsync<PinsDialog>(new() { ["Session"] = session, ["Channel"] = lobby, ["Zone"] = TimeZoneInfo.Utc });
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("This message is not there any more.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"unpin\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_taken_back_is_not_shown_by_its_pin()
    {
        await using var server = new ScriptedConnection(Samples.Request()) { Said = [Samples.Message(1)] };
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        var lobby = session.State.Find("#lobby")!;
        lobby.Timeline.Amend([new MessageChange.Redacted("000009", "000001", "maria", Samples.Noon, null)]);
        Assert.Null((await PinnedMessages.ReadAsync(session, lobby, "000001", TestContext.Current.CancellationToken)).Sender);
        lobby.Timeline.Merge([Samples.Message(1)], reachesStart: true, _ => false);
        Assert.Null((await PinnedMessages.ReadAsync(session, lobby, "000001", TestContext.Current.CancellationToken)).Sender);
    }

    [Theory]
    [InlineData(null, "metadata #lobby webchat/pins 000001")]
    [InlineData("KEY_NO_PERMISSION", "metadata #lobby webchat/pins 000001")]
    public async Task What_the_server_does_not_let_one_pin_is_told(string? refusal, string asked)
    {
        await using var server = new ScriptedConnection(Samples.Request()) { Refusal = refusal is null ? null : new RequestRefusedException(refusal, "You may not change this") };
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ChannelTexts>().AddSingleton<FindingTexts>().BuildServiceProvider();
        var (texts, refusals) = (services.GetRequiredService<ChannelTexts>(), services.GetRequiredService<FindingTexts>());
        var lobby = session.State.Find("#lobby")!;
        Assert.Equal(refusal is null, await Pinning.ToggleAsync(session, lobby, "000001", texts, refusals, TestContext.Current.CancellationToken));
        Assert.Equal([asked], server.Asked);
        Assert.Equal(refusal is null, session.State.Alert is null);

        lobby.Pins = [.. Enumerable.Range(0, PinList.Limit).Select(number => $"p{number}")];
        Assert.False(await Pinning.ToggleAsync(session, lobby, "000001", texts, refusals, TestContext.Current.CancellationToken));
        Assert.Single(server.Asked);
        Assert.Contains("at most 20", session.State.Alert?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pins_of_another_client_are_read_with_care()
    {
        Assert.Equal(["a", "b"], PinList.Parse("a,, b ,a," + new string('x', 65) + ",:c"));
        Assert.Empty(PinList.Parse(null));
        Assert.Equal(PinList.Limit, PinList.Parse(string.Join(',', Enumerable.Range(0, 1_000))).Length);
    }

    [Fact]
    public void As_many_pins_as_there_may_be_fit_a_value_of_the_server() =>
        Assert.InRange(PinList.Format(Enumerable.Repeat("0123456789abc", PinList.Limit))!.Length, 1, 300);

    [Fact]
    public void The_one_pinned_last_comes_first_and_pinned_again_it_is_gone()
    {
        Assert.Equal(["b", "a"], PinList.Toggle(["a"], "b"));
        Assert.Equal(["a"], PinList.Toggle(["b", "a"], "b"));
        Assert.Null(PinList.Format(PinList.Toggle(["a"], "a")));
    }
}
