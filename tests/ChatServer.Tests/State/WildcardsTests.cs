using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class WildcardsTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbd", false)]
    [InlineData("A?C", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*b*", "abc", true)]
    [InlineData("*a*b*c*", "xxaxxbxxcxx", true)]
    [InlineData("[a]", "{A}", false)]
    public void Masks_match_without_case(string mask, string text, bool isMatch) => Assert.Equal(isMatch, Wildcards.Match(mask, text));

    [Fact(Timeout = 5_000)]
    public Task The_worst_mask_is_done_soon()
    {
        var mask = string.Concat(Enumerable.Repeat("*a", 100)) + "b";
        Assert.False(Wildcards.Match(mask, new string('a', 10_000)));
        return Task.CompletedTask;
    }
}
