using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class CaseMappingTests
{
    [Theory]
    [InlineData("Alice", "aLICE", true)]
    [InlineData("#Lobby", "#lobby", true)]
    [InlineData("É", "é", false)]
    [InlineData("a[", "a{", false)]
    [InlineData("alice", "alicia", false)]
    [InlineData("K", "\u212A", false)]
    public void Only_the_letters_of_ascii_have_case(string one, string other, bool areEqual)
    {
        Assert.Equal(areEqual, CaseMapping.Ascii.Equals(one, other));
        Assert.Equal(areEqual, CaseMapping.Fold(one) == CaseMapping.Fold(other));
        if (areEqual)
            Assert.Equal(CaseMapping.Ascii.GetHashCode(one), CaseMapping.Ascii.GetHashCode(other));
    }

    [Fact]
    public void Folding_what_is_folded_makes_no_new_string()
    {
        var name = "#already-folded";
        Assert.Same(name, CaseMapping.Fold(name));
    }
}
