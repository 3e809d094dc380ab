using ChatWeb.Files;

namespace ChatWeb.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("photo.png", "photo.png")]
    [InlineData("PHOTO.PNG", "PHOTO.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini.png")]
    [InlineData("invoice.exe", "invoice.exe.png")]
    [InlineData("page.html", "page.html.png")]
    [InlineData("a\r\nSet-Cookie: x=1.png", "a Set-Cookie_ x=1.png")]
    [InlineData("evil\u202egnp.exe", "evilgnp.exe.png")]
    [InlineData("\"quoted\";.png", "_quoted_;.png")]
    [InlineData(".htaccess", "htaccess.png")]
    [InlineData("CON.png", "_CON.png")]
    [InlineData("com1.tar.png", "com1.tar.png")]
    [InlineData("Maçã verde 🍏.png", "Maçã verde 🍏.png")]
    [InlineData("...", "file.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    public void A_name_is_made_harmless_and_ends_in_what_the_file_is(string? name, string cleaned) => Assert.Equal(cleaned, FileName.Clean(name, FileKind.Png));

    [Fact]
    public void Half_a_character_is_shown_as_one_that_is_missing() => Assert.Equal("\ufffdbroken.png", FileName.Clean('\ud800' + "broken.png", FileKind.Png));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_end()
    {
        var name = FileName.Clean(new string('a', 93) + "🍏🍏🍏.png", FileKind.Png);
        Assert.True(name.Length <= FileName.Limit);
        Assert.EndsWith("a🍏.png", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Relatório de março.pdf", "Relatorio-de-marco.pdf")]
    [InlineData("写真.png", "file.png")]
    [InlineData("a__b  c.tar.gz", "a-b-c.tar.gz")]
    [InlineData("x.docx", "x.docx")]
    public void An_address_has_plain_letters_only(string name, string slug) => Assert.Equal(slug, FileName.Slug(name));

    [Fact]
    public void Every_cleaned_name_has_an_address()
    {
        foreach (var name in (string?[])[null, "", ".", "-.-", "🍏", "%2e%2e%2f", new string('é', 300), "a.b.c.", "--png"])
            Assert.Matches("^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$", FileName.Slug(FileName.Clean(name, FileKind.Text)));
    }
}
