using System.Text;
using ChatWeb.Files;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Files;

public sealed class JpegCleanerTests
{
    [Fact]
    public void Nothing_is_left_of_what_tells_about_its_maker_and_the_picture_is_untouched()
    {
        var (size, clean) = Clean(SampleFiles.Jpeg(640, 480));
        Assert.Equal(new PictureSize(640, 480), size);
        Assert.Equal(SampleFiles.CleanJpeg(640, 480), clean);
    }

    [Theory]
    [InlineData(3, 640, 480)]
    [InlineData(6, 480, 640)]
    [InlineData(8, 480, 640)]
    public void How_the_camera_was_held_is_kept_and_nothing_else_of_its_notes(byte orientation, int width, int height)
    {
        var (size, clean) = Clean(SampleFiles.Jpeg(640, 480, orientation));
        Assert.Equal(new PictureSize(width, height), size);
        Assert.True(clean.AsSpan().IndexOf(SampleFiles.Exif(orientation, isLittle: false)) > 0);
        Assert.DoesNotContain(SampleFiles.Place, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.DoesNotContain("ABC", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_cut_short_within_its_points_is_kept_and_before_them_refused()
    {
        var whole = SampleFiles.CleanJpeg();
        var points = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[1, 2, 0xff, 0x00]);
        Assert.All(Enumerable.Range(points, whole.Length - points), length => Assert.NotNull(Clean(whole[..length]).Size));
        Assert.All(Enumerable.Range(0, points), length => Assert.Null(Clean(whole[..length]).Size));
    }

    [Fact]
    public void No_bytes_whatever_make_it_fail_or_grow()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var file = SampleFiles.Jpeg(orientation: 6);
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                file[random.Next(2, file.Length)] = (byte)random.Next(256);

            // The one thing that is added is the end, where it is missing.
            Assert.True(Clean(file).Bytes.Length <= file.Length + 2 + (2 * 36));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_byte_orders_are_read(bool isLittle) => Assert.Equal(5, ExifOrientation.Read(SampleFiles.Exif(5, isLittle)));

    [Fact]
    public void Damaged_notes_say_upright()
    {
        var exif = SampleFiles.Exif(6);
        Assert.All(Enumerable.Range(0, 40), length => Assert.Equal(1, ExifOrientation.Read(exif.AsSpan(0, Math.Min(length, exif.Length - 8)))));
        exif[10] = 0xff;
        exif[13] = 0xff;
        Assert.Equal(1, ExifOrientation.Read(exif));
        Assert.Equal(1, ExifOrientation.Read(SampleFiles.Exif(9)));
    }

    private static (PictureSize? Size, byte[] Bytes) Clean(byte[] file)
    {
        using var target = new MemoryStream();
        var size = JpegCleaner.Copy(new MemoryStream(file), target);
        return (size, target.ToArray());
    }
}
