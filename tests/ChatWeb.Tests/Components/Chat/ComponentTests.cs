using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using ChatCore.Client;
using ChatWeb.Components.Chat;
using ChatWeb.Components.Kit;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

public sealed class ComponentTests
{
    [Theory]
    [InlineData(OutgoingState.Queued, "Waits for the connection")]
    [InlineData(OutgoingState.Sent, "Being sent")]
    public async Task A_message_on_its_way_says_so(OutgoingState state, string label)
    {
        var html = await RowAsync(new TimelineEntry.Pending(new OutgoingMessage("c1", "#lobby", "hi", MessageKind.Message, state), "helena", Samples.Noon));
        Assert.Contains($"aria-label=\"{label}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"retry\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_own_message_says_so_and_anothers_says_nothing()
    {
        Assert.Contains("Stored by the server", await RowAsync(new TimelineEntry.Said(Samples.Message(1, "helena", clientId: "c1"), false)), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"img\"", await RowAsync(new TimelineEntry.Said(Samples.Message(1), false)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_says_why_and_can_be_sent_again_or_discarded()
    {
        var html = await RowAsync(new TimelineEntry.Pending(new OutgoingMessage("c1", "#lobby", "hi", MessageKind.Message, OutgoingState.Failed, "You are muted"), "helena", Samples.Noon));
        Assert.Contains("Not sent: You are muted", html, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"retry\"", html, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"discard\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_open_outside_and_tell_nothing_about_this_page() =>
        Assert.Contains(
            "<a href=\"https://example.org/\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"",
            await RowAsync(new TimelineEntry.Said(Samples.Message(1, text: "https://example.org/"), false)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("en")]
    [InlineData("pt-BR")]
    public async Task A_note_tells_its_time_the_way_messages_do(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        var at = Samples.Noon.AddHours(2);
        var note = await Rendered.HtmlAsync<NoteRow>(new()
        {
            ["Row"] = new TimelineRow.Note(new TimelineEntry.Noted(1, NoteKind.Joined, "maria", null, null, at), at),
        });
        var message = await Rendered.HtmlAsync<MessageRow>(new()
        {
            ["Row"] = new TimelineRow.Message(new TimelineEntry.Said(Samples.Message(1) with { At = at }, false), at, BeginsGroup: true),
            ["Nick"] = "helena",
        });
        Assert.Contains(at.ToString("t", CultureInfo.CurrentCulture), WebUtility.HtmlDecode(note), StringComparison.Ordinal);
        Assert.Contains(at.ToString("t", CultureInfo.CurrentCulture), WebUtility.HtmlDecode(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversations_link_tells_the_composers_script_what_it_opens()
    {
        var state = new SessionState();
        state.GetOrAdd("#lobby");
        var html = await Rendered.HtmlAsync<ConversationLink>(new() { ["Row"] = ConversationRow.Of(state.Conversations, selected: null).Single() });
        Assert.Contains("data-opens=\"#lobby\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_banner_is_empty_while_all_is_well_and_tells_what_is_wrong()
    {
        Assert.DoesNotContain("<p", await BannerAsync(new ConnectionState.Online()), StringComparison.Ordinal);
        var lost = await BannerAsync(new ConnectionState.Reconnecting(1, "the server closed the connection", DateTimeOffset.UtcNow.AddMinutes(5)));
        Assert.Contains("the server closed the connection.", lost, StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", lost, StringComparison.Ordinal);

        var changed = await BannerAsync(new ConnectionState.Stopped(new StopReason.ServerKeyChanged(Samples.Fingerprint('A'), Samples.Fingerprint('B'))));
        Assert.Contains("AA:AA", changed, StringComparison.Ordinal);
        Assert.Contains("BB:BB", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sidebar_shows_state_unread_and_mentions()
    {
        var state = new SessionState();
        var lobby = state.GetOrAdd("#lobby")!;
        lobby.Unread = new Unread(120, 1);
        var html = await Rendered.HtmlAsync<Sidebar>(new()
        {
            ["Rows"] = ConversationRow.Of(state.Conversations, selected: null),
            ["Nick"] = "helena",
            ["Network"] = "Riverside",
        });
        Assert.Contains("data-testid=\"conversation\" data-name=\"#lobby\" data-state=\"joining\"", html, StringComparison.Ordinal);
        Assert.Contains("99&#x2B;", html, StringComparison.Ordinal);
        Assert.Contains("120 unread, you are mentioned", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_look_the_same_are_equal()
    {
        var state = new SessionState();
        state.GetOrAdd("#lobby");
        Assert.Equal<ConversationRow>(ConversationRow.Of(state.Conversations, null), ConversationRow.Of(state.Conversations, null));
        Assert.NotEqual<ConversationRow>(ConversationRow.Of(state.Conversations, null), ConversationRow.Of(state.Conversations, state.Conversations[0]));
    }

    [Fact]
    public async Task A_private_conversation_has_the_colour_that_the_other_person_chose()
    {
        var state = new SessionState();
        state.GetOrAdd("bruno");
        state.People.Change("bruno", ProfileKeys.Color, ProfileColours.All[5]);
        var html = await Rendered.HtmlAsync<ConversationLink>(new()
        {
            ["Row"] = ConversationRow.Of(state.Conversations, selected: null, people: state.People).Single(),
        });
        Assert.Contains("data-hue=\"5\"", html, StringComparison.Ordinal);
        Assert.NotEqual(5, AvatarLook.HueOf("bruno"));
    }

    private static Task<string> RowAsync(TimelineEntry entry) => Rendered.HtmlAsync<MessageRow>(new()
    {
        ["Row"] = new TimelineRow.Message(entry, Samples.Noon, BeginsGroup: true),
        ["Nick"] = "helena",
    });

    private static Task<string> BannerAsync(ConnectionState state) => Rendered.HtmlAsync<StatusBanner>(new() { ["State"] = state });
}
