using System.Globalization;
using System.Text;
using ChatCore.Client;
using ChatCore.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCore.Tests.Client;

public sealed class TextSplitterTests
{
    [Theory]
    [InlineData("one\ntwo\r\nthree\rfour", new[] { "one", "two", "three", "four" })]
    [InlineData("\n\n one \n \n", new[] { " one" })]
    [InlineData("nul\0byte", new[] { "nulbyte" })]
    [InlineData("", new string[0])]
    [InlineData(" \n ", new string[0])]
    public void Lines_are_messages_and_blank_lines_are_none(string text, string[] pieces) => Assert.Equal(pieces, TextSplitter.Split(text, 100));

    [Fact]
    public void Long_lines_break_at_a_space_when_one_is_near() =>
        Assert.Equal(["the quick brown", "fox jumps over", "the lazy dog"], TextSplitter.Split("the quick brown fox jumps over the lazy dog", 16));

    [Fact]
    public void A_word_without_spaces_breaks_where_the_line_is_full() => Assert.Equal(["a bbbbbbbb", "bbbb"], TextSplitter.Split("a bbbbbbbbbbbb", 10));

    [Fact]
    public void What_people_see_as_one_character_stays_whole()
    {
        const string Family = "👨‍👩‍👧";
        var pieces = TextSplitter.Split(string.Concat(Enumerable.Repeat(Family, 5)), Encoding.UTF8.GetByteCount(Family) * 2 + 7);
        Assert.Equal([Family + Family, Family + Family, Family], pieces);
    }

    [Fact]
    public void One_character_that_alone_is_too_long_is_cut_between_code_points()
    {
        var zalgo = "e" + new string('\u0301', 100);
        var pieces = TextSplitter.Split(zalgo, 33);
        Assert.Equal(zalgo, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, 33));
    }

    [Fact]
    public void Every_piece_fits_and_nothing_but_space_is_lost()
    {
        var text = Gen.Elements("a", "é", "€", "😀", " ", "👨‍👩‍👧", "\n", "word", "\ud800").ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(text.ToArbitrary(), all =>
        {
            var pieces = TextSplitter.Split(all, 32);
            return pieces.All(p => Encoding.UTF8.GetByteCount(p) is > 0 and <= 32)
                && WithoutSpace(string.Concat(pieces)) == WithoutSpace(all);
        }));

        static string WithoutSpace(string s) => string.Concat(s.Where(c => !char.IsWhiteSpace(c)));
    }

    [Theory]
    [InlineData(MessageKind.Message)]
    [InlineData(MessageKind.Action)]
    public void A_full_piece_fits_one_line_with_the_longest_usual_source(MessageKind kind)
    {
        var target = "#" + new string('c', 60);
        var piece = TextSplitter.Split(new string('x', 1_000), TextSplitter.Budget("nick", target, kind))[0];
        var line = new Message(Verbs.PrivMsg, target, kind == MessageKind.Action ? $"\u0001ACTION {piece} \u0001" : $"{piece} x"[..piece.Length])
        {
            Source = new Source(new string('n', 32), new string('u', 20), new string('h', 64)),
        };
        Assert.InRange(MessageWriter.LengthWithoutTags(line) + 1, 500, MessageWriter.MaxLineBytes + 2);
    }

    [Fact]
    public void The_test_text_is_really_one_character() => Assert.Equal(1, new StringInfo("👨‍👩‍👧").LengthInTextElements);
}
