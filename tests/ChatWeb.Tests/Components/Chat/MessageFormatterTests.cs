using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

public sealed class MessageFormatterTests
{
    [Theory]
    [InlineData("see https://example.org/a?b=c#d now", "https://example.org/a?b=c#d")]
    [InlineData("(https://example.org/a_(b))", "https://example.org/a_(b)")]
    [InlineData("https://example.org/.", "https://example.org/")]
    [InlineData("HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG")]
    [InlineData("www.example.org, please", "www.example.org")]
    public void Links_are_found_without_the_punctuation_around_them(string text, string shown) =>
        Assert.Equal(shown, Assert.Single(MessageFormatter.Format(text, "helena").OfType<MessageToken.Link>()).Value);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org")]
    [InlineData("https://user:password@example.org/")]
    [InlineData("https://")]
    [InlineData("xhttps://example.org")]
    public void Only_plain_http_and_https_addresses_become_links(string text) =>
        Assert.Empty(MessageFormatter.Format(text, "helena").OfType<MessageToken.Link>());

    [Fact]
    public void Ones_own_name_is_marked_as_a_word_only()
    {
        Assert.Equal(["Helena", "helena"], MessageFormatter.Format("Helena: ask helena, not helenas or xhelena", "helena").OfType<MessageToken.Mention>().Select(token => token.Value));
        Assert.Empty(MessageFormatter.Format("https://example.org/helena", "helena").OfType<MessageToken.Mention>());
    }

    [Fact]
    public void Formatting_codes_leave_no_trace() =>
        Assert.Equal("bold red plain\nline", string.Concat(MessageFormatter.Format("\u0002bold\u0002 \u000304,12red\u000f \u001dplain\u001d\nline\a", "x").Select(token => token.Value)));

    [Fact]
    public void Links_are_bounded() =>
        Assert.InRange(MessageFormatter.Format(string.Join(' ', Enumerable.Repeat("https://a.example", 5_000)), "x").Count, 1, (MessageFormatter.LinkLimit * 2) + 2);

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "https://example.org/\"onmouseover=\"alert(1)",
        "https://example.org/'><script>alert(1)</script>",
        "</div></main><h1>owned</h1>",
        "&lt;script&gt; &#60;b&#62;",
        "{{constructor.constructor('alert(1)')()}}",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!-- --><![CDATA[ ]]><?php ?>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Nothing_that_is_typed_becomes_markup(string text)
    {
        var entry = new TimelineEntry.Said(Samples.Message(1, sender: text, text: text), IsMention: false);
        var html = await Rendered.HtmlAsync<MessageRow>(new() { ["Row"] = new TimelineRow.Message(entry, Samples.Noon, BeginsGroup: true), ["Nick"] = "helena" });

        foreach (var tag in (string[])["<script", "<img", "<h1", "<!--", "<?php", "<svg onload"])
            Assert.DoesNotContain(tag, html, StringComparison.OrdinalIgnoreCase);

        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<a [^>]*onmouseover", html);
        Assert.Equal(html.Split("<div").Length, html.Split("</div").Length);
    }
}
