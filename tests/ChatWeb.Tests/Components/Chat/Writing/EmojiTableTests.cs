using System.Globalization;
using ChatWeb.Components.Chat;
using ChatWeb.Components.Chat.Writing;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat.Writing;

public sealed class EmojiTableTests
{
    [Theory]
    [InlineData("good :+1: :tada:", "good 👍️ 🎉")]
    [InlineData(":+1::tada:", "👍️:tada:")]
    [InlineData("at 10:30:00, std::vector::iterator, a:smile:b", "at 10:30:00, std::vector::iterator, a:smile:b")]
    [InlineData("`:+1:` and ```\n:+1:\n``` :+1:", "`:+1:` and ```\n:+1:\n``` 👍️")]
    [InlineData(":no_such_emoji: https://example.org/:+1:", ":no_such_emoji: https://example.org/:+1:")]
    public void Short_names_become_emoji_where_they_stand_alone_and_not_in_code(string text, string replaced) =>
        Assert.Equal(replaced, EmojiTable.ReplaceCodes(text));

    [Fact]
    public void The_table_is_whole()
    {
        Assert.InRange(EmojiTable.All.Count, 1_500, 4_000);
        Assert.All(EmojiTable.All, emoji => Assert.NotEmpty(emoji.Codes));
        Assert.All(Enum.GetValues<EmojiKind>(), kind => Assert.Contains(EmojiTable.All, emoji => emoji.Kind == kind));
        Assert.Equal(EmojiTable.All, EmojiTable.All.Select(emoji => EmojiTable.Find(emoji.Text)));
        Assert.All(EmojiTable.All, emoji => Assert.All(emoji.Codes, code => Assert.Same(emoji, EmojiTable.FindCode(code))));
    }

    [Fact]
    public void Completion_begins_with_what_begins_so()
    {
        Assert.Equal("tada", EmojiTable.Complete("tad").First().Code);
        Assert.Contains(EmojiTable.Complete("cat"), found => found.Code.EndsWith("cat", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "coffee", "☕️")]
    [InlineData("pt-BR", "cafe", "☕️")]
    [InlineData("pt-BR", "coffee", "☕️")]
    [InlineData("pt-BR", ":tada:", "🎉")]
    public void Emoji_are_found_in_the_pages_language_and_in_English(string language, string text, string emoji)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Contains(EmojiTable.Search(text), found => found.Text == emoji);
    }

    [Fact]
    public async Task The_picker_begins_with_the_recent_ones_and_names_each()
    {
        var html = await Rendered.HtmlAsync<EmojiPicker>(new() { ["Recent"] = (string[])["🎉"] });
        Assert.Contains("data-emoji=\"🎉\" aria-label=\"party popper\"", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Single(html.Split("data-emoji").Skip(1));
    }

    [Fact]
    public void Recent_emoji_are_bounded_and_the_newest_is_first()
    {
        var recent = new RecentEmoji(new PreferenceStore(() => { }));
        foreach (var emoji in EmojiTable.All.Take(100))
            recent.Use(emoji.Text);

        recent.Use("🎉");
        recent.Use("😀");
        recent.Use("🎉");
        Assert.Equal(["🎉", "😀"], recent.Items.Take(2));
        Assert.Equal(RecentEmoji.Limit, recent.Items.Distinct().Count());
    }
}
