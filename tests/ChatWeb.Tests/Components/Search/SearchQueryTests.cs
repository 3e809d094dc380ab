using ChatWeb.Components.Search;

namespace ChatWeb.Tests.Components.Search;

public sealed class SearchQueryTests
{
    private static readonly TimeZoneInfo SaoPaulo = TimeZoneInfo.CreateCustomTimeZone("-3", TimeSpan.FromHours(-3), "-3", "-3");

    [Fact]
    public void Filters_typed_among_the_words_are_taken_out_of_them()
    {
        var query = SearchQuery.Parse(" good FROM:ana  in:#garden tea after:2026-11-01 before:2026-11-20 ", new SearchQuery());
        Assert.Equal(
            new SearchQuery { Words = "good tea", From = "ana", In = "#garden", After = new DateOnly(2026, 11, 1), Before = new DateOnly(2026, 11, 20) }, query);
    }

    [Theory]
    [InlineData("from:", "from:")]
    [InlineData("https://example.org/", "https://example.org/")]
    [InlineData("before:yesterday", "before:yesterday")]
    [InlineData("before:2026-13-45", "before:2026-13-45")]
    [InlineData(":)", ":)")]
    public void What_is_no_filter_is_a_word(string typed, string words) => Assert.Equal(words, SearchQuery.Parse(typed, new SearchQuery()).Words);

    [Fact]
    public void A_typed_filter_takes_the_place_of_the_one_in_its_field_and_leaves_the_others()
    {
        var query = SearchQuery.Parse("tea from:bia", new SearchQuery { From = "ana", In = "#garden" });
        Assert.Equal(("bia", "#garden"), (query.From, query.In));
    }

    [Fact]
    public void More_words_than_the_server_takes_are_left_out() =>
        Assert.Equal(SearchQuery.WordLimit, SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("tea", 50)), new SearchQuery()).Words.Split(' ').Length);

    [Fact]
    public void Days_begin_and_end_where_the_reader_is()
    {
        var query = new SearchQuery { After = new DateOnly(2026, 11, 1), Before = new DateOnly(2026, 11, 20) };
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 3, 0, 0, TimeSpan.Zero), query.Start(SaoPaulo));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero), query.End(SaoPaulo));
    }

    [Fact]
    public void The_first_and_the_last_day_there_are_break_nothing()
    {
        var query = new SearchQuery { After = DateOnly.MaxValue, Before = DateOnly.MinValue };
        Assert.Null(query.Start(SaoPaulo));
        Assert.NotNull(query.End(SaoPaulo));
        Assert.NotNull(query.End(TimeZoneInfo.CreateCustomTimeZone("+5", TimeSpan.FromHours(5), "+5", "+5")));
    }

    [Fact]
    public void A_conversation_alone_is_no_search() => Assert.True(new SearchQuery { In = "#garden" }.IsEmpty);
}
