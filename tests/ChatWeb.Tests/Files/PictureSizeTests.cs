using ChatWeb.Files;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Files;

public sealed class PictureSizeTests
{
    public static TheoryData<string, byte[]> Beginnings => new()
    {
        { "png", SampleFiles.Png(640, 480) },
        { "gif", SampleFiles.Gif(640, 480) },
        { "webp", [.. "RIFF    WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0, 0, 0] },
        { "webp", [.. "RIFF    WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01, 0, 0] },
        { "webp", [.. "RIFF    WEBPVP8L"u8, 0, 0, 0, 0, 0x2f, .. BitConverter.GetBytes(639 | (479 << 14)), .. new byte[7]] },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_picture_says_how_large_it_is(string kind, byte[] file) =>
        Assert.Equal(new PictureSize(640, 480), PictureSize.Read(FileKind.Find(kind)!, new MemoryStream(file)));

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_picture_that_ends_too_early_has_no_size(string kind, byte[] file) =>
        Assert.All(Enumerable.Range(0, 30), length => Assert.Null(PictureSize.Read(FileKind.Find(kind)!, new MemoryStream(file[..length]))));

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(6_000, 8_000, true)]
    [InlineData(0, 100, false)]
    [InlineData(-1, 100, false)]
    [InlineData(16_385, 1, false)]
    [InlineData(16_000, 16_000, false)]
    public void What_a_browser_could_not_unpack_is_not_shown(int width, int height, bool isShowable) =>
        Assert.Equal(isShowable, new PictureSize(width, height).IsShowable);

    [Theory]
    [InlineData(1_000, 500, 360, 180)]
    [InlineData(500, 1_000, 150, 300)]
    [InlineData(20, 10, 20, 10)]
    [InlineData(10_000, 1, 360, 1)]
    public void A_preview_keeps_the_shape_and_never_grows(int width, int height, int shownWidth, int shownHeight) =>
        Assert.Equal(new PictureSize(shownWidth, shownHeight), new PictureSize(width, height).Within(360, 300));
}
