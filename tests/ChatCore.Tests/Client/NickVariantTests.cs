using System.Text;
using ChatCore.Client;

namespace ChatCore.Tests.Client;

public sealed class NickVariantTests
{
    [Theory]
    [InlineData("alice", 1, 32, "alice_")]
    [InlineData("alice", 3, 32, "alice___")]
    [InlineData("alexandra", 1, 9, "alexandr_")]
    [InlineData("alexandra", 2, 9, "alexand__")]
    [InlineData("jöööö", 1, 9, "jööö_")]
    [InlineData("zoé😀😀", 3, 12, "zoé😀___")]
    [InlineData("alexandra", 5, 0, "alex_____")]
    public void It_ends_in_underscores_and_keeps_whole_characters_within_the_limit(string nick, int underscores, int limit, string expected) =>
        Assert.Equal(expected, NickVariant.Of(nick, underscores, limit));

    [Fact]
    public void Each_try_is_another_name_of_the_longest_length_at_most()
    {
        var nick = string.Concat(Enumerable.Repeat("é", 16));
        string[] tries = [nick, .. Enumerable.Range(1, 5).Select(n => NickVariant.Of(nick, n, 32))];
        Assert.Equal(6, tries.Distinct().Count());
        Assert.All(tries, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 30, 32));
    }

    [Theory]
    [InlineData("José", "Jose")]
    [InlineData("Işıl", "Isil")]
    [InlineData("Łukasz", "Lukasz")]
    [InlineData("alice", null)]
    [InlineData("日本", null)]
    public void A_name_with_accents_has_a_nickname_without(string nick, string? plain) => Assert.Equal(plain, NickVariant.WithoutAccents(nick));
}
