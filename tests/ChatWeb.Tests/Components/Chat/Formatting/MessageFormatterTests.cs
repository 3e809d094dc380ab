using ChatWeb.Components.Chat.Formatting;

namespace ChatWeb.Tests.Components.Chat.Formatting;

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
    [InlineData("mailto:")]
    [InlineData("about:blank")]
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
        Assert.InRange(MessageFormatter.Format(string.Join(' ', Enumerable.Repeat("https://a.example", 5_000)), "x").Count, 1, (FormatBudget.Links * 2) + 2);

    [Theory]
    [InlineData("**bold**", "bold", nameof(TextStyle.Bold))]
    [InlineData("*italic*", "italic", nameof(TextStyle.Italic))]
    [InlineData("_italic_", "italic", nameof(TextStyle.Italic))]
    [InlineData("~~gone~~", "gone", nameof(TextStyle.Strike))]
    [InlineData("***both***", "both", "Bold, Italic")]
    [InlineData("**_both_**", "both", "Bold, Italic")]
    [InlineData("**太字**", "太字", nameof(TextStyle.Bold))]
    [InlineData("\u0002bold", "bold", nameof(TextStyle.Bold))]
    [InlineData("\u001ditalic\u001d", "italic", nameof(TextStyle.Italic))]
    [InlineData("\u001funder\u001f", "under", nameof(TextStyle.Underline))]
    [InlineData("\u001estrike\u001e", "strike", nameof(TextStyle.Strike))]
    [InlineData("\u0011mono\u0011", "mono", nameof(TextStyle.Mono))]
    [InlineData("\u0016reverse\u0016", "reverse", nameof(TextStyle.Reverse))]
    public void Marks_and_codes_give_text_a_look(string text, string value, string style)
    {
        var token = Assert.Single(MessageFormatter.Format(text, "helena"));
        Assert.Equal((value, new TextLook(Enum.Parse<TextStyle>(style))), (token.Value, token.Look));
    }

    [Theory]
    [InlineData("2*3*4 and snake_case_name, __init__")]
    [InlineData("* a lone star")]
    [InlineData("a ** b ** c")]
    [InlineData("**not closed")]
    [InlineData("*one line\nanother*")]
    [InlineData(@"¯\_(ツ)_/¯")]
    [InlineData(@"C:\*.txt and \\server\share")]
    [InlineData("`never closed")]
    [InlineData("****")]
    [InlineData(">_< >:( ->")]
    [InlineData("- a dash that begins speech")]
    [InlineData("1. April")]
    [InlineData("[label](javascript:alert(1))")]
    [InlineData("#channel is no heading")]
    public void What_people_write_without_meaning_markup_stays_as_it_is(string text)
    {
        var token = Assert.IsType<MessageToken.Text>(Assert.Single(MessageFormatter.Format(text, "helena")));
        Assert.Equal((text, default), (token.Value, token.Look));
    }

    [Fact]
    public void Marks_that_are_both_escaped_are_shown_without_their_backslashes() =>
        Assert.Equal("*not italic*", Assert.Single(MessageFormatter.Format(@"\*not italic\*", "helena")).Value);

    [Fact]
    public void Code_is_left_alone() =>
        Assert.Equal(
            [new MessageToken.Code("**a** https://example.org helena"), new MessageToken.Text(" "), new MessageToken.Code("b ` c")],
            MessageFormatter.Format("`**a** https://example.org helena` ``b ` c``", "helena"));

    [Fact]
    public void A_link_inside_emphasis_is_a_link_that_looks_so()
    {
        var link = Assert.IsType<MessageToken.Link>(Assert.Single(MessageFormatter.Format("**https://example.org/a_b**", "helena")));
        Assert.Equal(("https://example.org/a_b", new TextLook(TextStyle.Bold)), (link.Value, link.Look));
    }

    [Theory]
    [InlineData("[the bank](https://evil.example/x)", "the bank", "evil.example")]
    [InlineData("[https://bank.example](https://evil.example)", "https://bank.example", "evil.example")]
    [InlineData("[https://bank.example](https://bank.example)", "https://bank.example", null)]
    [InlineData("https://аpple.com/", "https://аpple.com/", "xn--pple-43d.com")]
    [InlineData("irc://irc.example.org/chat", "irc://irc.example.org/chat", null)]
    [InlineData("mailto:maria@example.org", "mailto:maria@example.org", null)]
    public void A_link_says_where_it_goes_when_its_words_could_lie(string text, string shown, string? beside)
    {
        var link = Assert.IsType<MessageToken.Link>(Assert.Single(MessageFormatter.Format(text, "helena")));
        Assert.Equal((shown, beside), (link.Value, link.Beside));
    }

    [Fact]
    public void A_fence_holds_code_in_its_language()
    {
        var block = Assert.IsType<MessageToken.CodeBlock>(MessageFormatter.Format("look:\n\n```cs\nvar a = 1; // **one**\n```\nthere", "helena")[1]);
        Assert.Equal("var a = 1; // **one**", block.Value);
        Assert.Equal(
            [new CodeRun("var", CodeKind.Keyword), new CodeRun(" a = ", CodeKind.Plain), new CodeRun("1", CodeKind.Number), new CodeRun("; ", CodeKind.Plain), new CodeRun("// **one**", CodeKind.Comment)],
            block.Runs);
    }

    [Fact]
    public void Blank_lines_beside_blocks_are_left_out_and_others_kept() =>
        Assert.Equal(["a\n\nb", "x", "c"], MessageFormatter.Format("a\n\nb\n\n```\nx\n```\n\nc", "helena").Select(token => token.Value));

    [Fact]
    public void Quotes_hold_formatted_lines_and_other_quotes()
    {
        var quote = Assert.IsType<MessageToken.Quote>(Assert.Single(MessageFormatter.Format("> one **two**\n> > three", "helena")));
        Assert.Equal("one ", quote.Inside[0].Value);
        Assert.Equal(new TextLook(TextStyle.Bold), quote.Inside[1].Look);
        Assert.Equal("three", Assert.IsType<MessageToken.Quote>(quote.Inside[2]).Value);
    }

    [Fact]
    public void Lists_keep_their_kind_and_first_number()
    {
        var lists = MessageFormatter.Format("- milk\n- **bread**\n3. three\n4. four", "helena").Cast<MessageToken.List>().ToArray();
        Assert.Equal([null, 3], lists.Select(list => list.First));
        Assert.Equal(["milk\nbread", "three\nfour"], lists.Select(list => list.Value));
    }

    [Theory]
    [InlineData("\u00034red", 4, null)]
    [InlineData("\u000304,02red", 4, 2)]
    [InlineData("\u000352red", 4, null)]
    [InlineData("\u000399red", null, null)]
    [InlineData("\u0004ff0000red", 4, null)]
    [InlineData("\u0004ff0000,0000ffred", 4, 2)]
    public void Colours_become_the_nearest_of_the_palette(string text, int? foreground, int? background)
    {
        var token = Assert.Single(MessageFormatter.Format(text, "helena"));
        Assert.Equal(("red", (int?)token.Look.Foreground, (int?)token.Look.Background), (token.Value, foreground, background));
    }

    [Fact]
    public void Codes_end_with_their_line_and_a_comma_without_a_colour_is_text() =>
        Assert.Equal(
            [new MessageToken.Text(", red") { Look = new TextLook(TextStyle.None, 4) }, new MessageToken.Text("\nplain")],
            MessageFormatter.Format("\u00034, red\nplain", "helena"));

    [Fact]
    public void Directions_cannot_be_forced_on_a_text() =>
        Assert.Equal("user txt.exe שלום", Assert.Single(MessageFormatter.Format("user \u202etxt.exe\u2066 שלום\u202c", "helena")).Value);

    [Fact]
    public void An_at_sign_belongs_to_the_mention() =>
        Assert.Equal("@helena", Assert.Single(MessageFormatter.Format("ask @helena!", "helena").OfType<MessageToken.Mention>()).Value);

    [Fact]
    public void A_preview_stays_on_one_line() =>
        Assert.DoesNotContain(MessageFormatter.FormatLine("> a\n```\nb\n```", "helena"), token => token.Value.Contains('\n') || token is MessageToken.Quote or MessageToken.CodeBlock);
}
