using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class MaskTests
{
    [Theory]
    [InlineData("nick", "nick!*@*")]
    [InlineData("user@host", "*!user@host")]
    [InlineData("nick!user", "nick!user@*")]
    [InlineData("nick!user@host", "nick!user@host")]
    [InlineData("m:nick", "m:nick!*@*")]
    [InlineData("a:name", "a:name")]
    [InlineData("m:account:name", "m:account:name")]
    public void Masks_are_completed(string given, string completed) => Assert.Equal(completed, Mask.TryParse(given)!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("m:")]
    [InlineData("a:")]
    [InlineData(":x")]
    public void Some_texts_are_no_masks(string given) => Assert.Null(Mask.TryParse(given));

    [Fact]
    public void A_mask_has_a_bound() => Assert.Null(Mask.TryParse(new string('é', 100)));

    [Fact]
    public void A_completed_mask_is_a_mask()
    {
        var longest = Mask.TryParse(new string('x', Mask.MaxBytes - 4))!;
        Assert.Equal(Mask.MaxBytes, longest.Text.Length);
    }
}
