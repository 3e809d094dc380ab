using System.Text;
using ChatWeb.Files;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Files;

public sealed class FileSnifferTests
{
    [Theory]
    [InlineData("%PDF-1.7\n\u0001", "pdf")]
    [InlineData("PK\u0003\u0004\u0000", "zip")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WEBPVP8 ", "webp")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WAVEfmt ", "wav")]
    [InlineData("\u0000\u0000\u0000\u0018ftypisom", "mp4")]
    [InlineData("OggS\u0000", "ogg")]
    [InlineData("<!doctype html><script>alert(1)</script>", "text")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text")]
    [InlineData("nome;preço\r\nmaçã;2", "text")]
    public void What_a_file_is_its_bytes_tell(string content, string kind) => Assert.Equal(kind, Sniff(Encoding.UTF8.GetBytes(content))?.Id);

    [Theory]
    [InlineData("MZ\u0090\u0000\u0003")]
    [InlineData("\u007fELF\u0002\u0001")]
    [InlineData("\u0000\u0000\u0000\u0018ftypheic")]
    [InlineData("text, and then\u0000not")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001AVI ")]
    [InlineData("PNG")]
    [InlineData("%PD\u0001")]
    public void What_is_no_allowed_kind_is_refused(string content) =>
        Assert.Equal(content == "PNG" ? FileKind.Text : null, Sniff(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Text_in_an_old_encoding_is_text() => Assert.Equal(FileKind.Text, Sniff(Encoding.Latin1.GetBytes("maçã")));

    [Fact]
    public void The_end_of_a_long_text_is_looked_at_too() => Assert.Null(Sniff([.. Enumerable.Repeat((byte)'a', 200_000), 0]));

    [Fact]
    public void Pictures_are_known_by_their_beginnings() => Assert.Equal(
        [FileKind.Png, FileKind.Gif, FileKind.Jpeg],
        new[] { SampleFiles.Png(), SampleFiles.Gif(1, 1), SampleFiles.Jpeg() }.Select(Sniff));

    private static FileKind? Sniff(byte[] content) => FileSniffer.Sniff(new MemoryStream(content));
}
