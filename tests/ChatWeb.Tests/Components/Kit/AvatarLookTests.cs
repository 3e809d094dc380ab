using ChatWeb.Components.Kit;

namespace ChatWeb.Tests.Components.Kit;

public sealed class AvatarLookTests
{
    [Theory]
    [InlineData("maria", "M")]
    [InlineData("maria_silva", "MS")]
    [InlineData("__", "?")]
    [InlineData("🎉party", "🎉")]
    [InlineData("[bot]|away", "BA")]
    public void Initials_are_whole_characters(string name, string initials) => Assert.Equal(initials, AvatarLook.InitialsOf(name));

    [Fact]
    public void A_name_has_one_colour_however_it_is_written()
    {
        Assert.Equal(AvatarLook.HueOf("Maria"), AvatarLook.HueOf("maria"));
        Assert.InRange(AvatarLook.HueOf("anybody"), 0, AvatarLook.Hues - 1);
    }
}
