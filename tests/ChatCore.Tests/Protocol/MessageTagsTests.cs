using ChatCore.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCore.Tests.Protocol;

public sealed class MessageTagsTests
{
    [Fact]
    public void Any_value_survives_escaping() => Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyString>(value =>
    {
        var tags = MessageTags.Empty.With("key", value.Get).With("other", "1");
        var read = MessageTags.Parse(tags.ToString());
        return read.Find("key") == value.Get && read.Find("other") == "1" && read.Count == 2;
    }));

    [Theory]
    [InlineData("a=b\\", "b")]
    [InlineData("a=\\b", "b")]
    [InlineData("a=\\", null)]
    [InlineData("a=", null)]
    [InlineData("a", null)]
    [InlineData("a=1;a=2", "2")]
    [InlineData("a=b=c", "b=c")]
    [InlineData(";;a=x;;", "x")]
    public void Odd_tags_are_read_as_the_specification_says(string text, string? value)
    {
        var tags = MessageTags.Parse(text);
        Assert.Equal(value, tags.Find("a"));
        Assert.True(tags.Contains("a"));
        Assert.Single(tags);
    }

    [Fact]
    public void With_replaces_where_it_stands_and_leaves_the_original_alone()
    {
        var tags = MessageTags.Parse("a=1;b=2");
        Assert.Equal("a=3;b=2", tags.With("a", "3").ToString());
        Assert.Equal("a=1;b=2", tags.ToString());
        Assert.Equal("a=1;b", tags.With("b", "").ToString());
    }

    [Fact]
    public void Only_client_tags_are_passed_on()
    {
        Assert.Equal("+b=2;+d", MessageTags.Parse("a=1;+b=2;c;+d").ClientOnly().ToString());
        Assert.Empty(MessageTags.Parse("a=1").ClientOnly());
    }
}
