using System.Net;
using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

public sealed class TalkComponentTests
{
    private static readonly TimelineEntry.Said Said = new(Samples.Message(1, "helena", clientId: "c1"), false);

    [Fact]
    public async Task An_edited_message_says_so_and_shows_its_newest_text()
    {
        var html = await RowAsync(Said with { Amendment = new Amendment { Text = "better" } });
        Assert.Contains("better", html, StringComparison.Ordinal);
        Assert.Contains("(edited)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("message 1", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_message_shows_nothing_of_what_it_was_and_offers_nothing()
    {
        var html = await RowAsync(Said with { Amendment = new Amendment { RedactedBy = "tomas", Reactions = [new Reaction("👍", ["maria"], false)] } });
        Assert.Contains("Message deleted by tomas", html, StringComparison.Ordinal);
        Assert.DoesNotContain("message 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"reaction\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-id", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"undo\"", html, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"undo\"", await RowAsync(Said with { IsBeingDeleted = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reactions_tell_who_gave_them_and_which_are_ones_own()
    {
        var html = WebUtility.HtmlDecode(await RowAsync(Said with { Amendment = new Amendment { Reactions = [new Reaction("👍", ["maria", "helena"], true)] } }));
        Assert.Contains("aria-pressed=\"true\" title=\"👍: maria, helena\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_shows_what_it_answers_as_text()
    {
        var html = await RowAsync(Said with { Quote = new Quote("000009", "maria", "<b>x</b>") });
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Show the earlier message", await RowAsync(Said with { Quote = new Quote("000009", null, null) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("maria", "maria is typing…")]
    [InlineData("maria,tomas", "maria and tomas are typing…")]
    [InlineData("maria,tomas,bruno", "Several people are typing…")]
    public async Task The_typing_line_names_one_or_two(string names, string sentence)
    {
        var html = await Rendered.HtmlAsync<TypingLine>(new() { ["Names"] = names.Split(',', StringSplitOptions.RemoveEmptyEntries) });
        Assert.Contains($">{sentence}</span>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_and_going_is_told_in_one_line()
    {
        var timeline = new Timeline();
        foreach (var nick in new[] { "ana", "bia", "caio", "davi", "eva" })
            timeline.Note(NoteKind.Joined, nick, null, null, Samples.Noon);
        timeline.Note(NoteKind.Quit, "ana", null, null, Samples.Noon);
        timeline.Note(NoteKind.Renamed, "bia", "bianca", null, Samples.Noon);

        var row = TimelineRows.Build(timeline.Tail(10).Entries, TimeZoneInfo.Utc, null).OfType<TimelineRow.Noise>().Single();
        var html = WebUtility.HtmlDecode(await Rendered.HtmlAsync<NoiseRow>(new() { ["Row"] = row }));
        Assert.Contains("Joined: ana, bia, caio and 2 more · Left: ana · New nicknames: bia → bianca", html, StringComparison.Ordinal);
    }

    private static Task<string> RowAsync(TimelineEntry entry) => Rendered.HtmlAsync<MessageRow>(new()
    {
        ["Row"] = new TimelineRow.Message(entry, Samples.Noon, BeginsGroup: true),
        ["Nick"] = "helena",
    });
}
