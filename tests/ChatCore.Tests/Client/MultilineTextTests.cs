using System.Text;
using ChatCore.Client;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCore.Tests.Client;

public sealed class MultilineTextTests
{
    private static readonly MultilineLimits Limits = new(MaxBytes: 64, MaxLines: 4);

    [Theory]
    [InlineData("one\r\ntwo\n\nfour", new[] { "one\ntwo\n\nfour" })]
    [InlineData("\n\n one  \n\n", new[] { " one" })]
    [InlineData("nul\0byte", new[] { "nulbyte" })]
    [InlineData(" \n \n", new string[0])]
    [InlineData("1\n2\n3\n4\n5", new[] { "1\n2\n3\n4", "5" })]
    public void Lines_stay_together_as_far_as_the_limits_allow(string text, string[] messages) => Assert.Equal(messages, MultilineText.Split(text, 400, Limits));

    [Fact]
    public void A_long_line_is_cut_on_the_wire_and_whole_when_joined()
    {
        const string Line = "the quick brown fox jumps over the lazy dog";
        var parts = MultilineText.Parts(Line, 16);
        Assert.Equal([false, true, true], parts.Select(part => part.Continues));
        Assert.Equal(Line, MultilineText.Join(parts));
    }

    [Fact]
    public void Every_message_fits_and_nothing_but_space_is_lost()
    {
        var text = Gen.Elements("a", "é", "😀", " ", "👨‍👩‍👧", "\n", "word", "\ud800").ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(text.ToArbitrary(), all =>
        {
            var messages = MultilineText.Split(all, 32, Limits);
            return messages.All(message => MultilineText.Fits(MultilineText.Parts(message, 32), Limits) && Encoding.UTF8.GetByteCount(message) <= Limits.MaxBytes)
                && WithoutSpace(string.Concat(messages)) == WithoutSpace(all);
        }));

        static string WithoutSpace(string s) => string.Concat(s.Where(c => !char.IsWhiteSpace(c)));
    }

    [Theory]
    [InlineData("max-bytes=4096,max-lines=32", 4096, 32)]
    [InlineData("max-lines=8,new=1,max-bytes=512", 512, 8)]
    [InlineData("max-bytes=4096", 4096, 100)]
    public void Limits_are_read(string value, int bytes, int lines) => Assert.Equal(new MultilineLimits(bytes, lines), MultilineLimits.Parse(value));

    [Theory]
    [InlineData("")]
    [InlineData("max-lines=32")]
    [InlineData("max-bytes=0")]
    [InlineData("max-bytes=4096,max-lines=1")]
    [InlineData("max-bytes=-1")]
    public void Limits_that_allow_nothing_are_none(string value) => Assert.Null(MultilineLimits.Parse(value));
}
