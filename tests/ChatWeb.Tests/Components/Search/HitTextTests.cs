using ChatWeb.Components.Search;

namespace ChatWeb.Tests.Components.Search;

public sealed class HitTextTests
{
    [Theory]
    [InlineData("Good tea, good day", "good", "[Good] tea, [good] day")]
    [InlineData("a ação começa", "acao", "a [ação] começa")]
    [InlineData("steam and tea", "tea", "steam and [tea]")]
    [InlineData("nothing here", "tea", "nothing here")]
    [InlineData("a filter alone", "", "a filter alone")]
    [InlineData("tea teapot", "tea teapot", "[tea] [teapot]")]
    [InlineData("\u000304,01red\u0003 \u0002tea\u0002\nnext", "tea", "red [tea] next")]
    [InlineData("<b>tea</b>", "tea", "<b>[tea]</b>")]
    public void The_words_that_were_looked_for_are_marked(string text, string words, string marked) => Assert.Equal(marked, Marked(text, words));

    [Fact]
    public void Of_a_long_text_the_part_around_the_first_hit_is_shown()
    {
        var shown = Marked(new string('x', 300) + " tea " + new string('y', 300), "tea");
        Assert.Contains("[tea]", shown, StringComparison.Ordinal);
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, HitText.Length, HitText.Length + 8);
    }

    [Fact]
    public void It_is_never_cut_within_a_character() =>
        Assert.All(Enumerable.Range(0, 4), lead => Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(
            Marked(new string('x', lead) + string.Concat(Enumerable.Repeat("🎉", 300)) + " tea", "tea")))));

    private static string Marked(string text, string words) => string.Concat(HitText.Of(text, words).Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}
