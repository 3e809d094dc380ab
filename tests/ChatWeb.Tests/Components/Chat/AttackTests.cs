using System.Text.RegularExpressions;
using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

/// <summary>
/// Each attack is rendered, and the HTML read as a browser does: only elements and attributes that the component itself writes may be there.
/// </summary>
public sealed partial class AttackTests
{
    private static readonly string[] Elements = ["div", "span", "time", "svg", "path", "a", "bdi", "mark", "code", "pre", "blockquote", "ul", "ol", "li", "strong", "em", "s", "u"];

    private static readonly string[] Attributes =
        ["class", "href", "target", "rel", "start", "tabindex", "role", "aria-label", "aria-hidden", "title", "dir", "datetime", "width", "height", "viewBox", "fill",
            "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "focusable", "d"];

    public static TheoryData<string> Attacks => [.. AttackCorpus.All];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Nothing_that_is_typed_becomes_markup(string attack)
    {
        foreach (var html in (string[])[await RowAsync(attack), await TextAsync(attack, isLine: false), await TextAsync(attack, isLine: true)])
        {
            foreach (Match tag in Tag.Matches(html))
            {
                Assert.Contains(tag.Groups["name"].Value, Elements);
                Assert.All(Attribute.Matches(tag.Groups["rest"].Value), attribute => Assert.True(
                    Attributes.Contains(attribute.Groups["name"].Value) || attribute.Groups["name"].Value.StartsWith("data-", StringComparison.Ordinal)
                    || ScopeName.IsMatch(attribute.Groups["name"].Value), attribute.Value));
            }

            // Outside of tags nothing is left that could begin or end one.
            Assert.DoesNotMatch("[<>]", Tag.Replace(html, string.Empty));
            Assert.All(Href.Matches(html), href => Assert.Matches("^(https?|ircs?|mailto):", href.Groups[1].Value));
            Assert.DoesNotMatch("[\u202a-\u202e\u2066-\u2069\u0000-\u0008]", html);
        }
    }

    [GeneratedRegex("</?(?<name>[A-Za-z0-9]+)(?<rest>(?:\\s+[^\\s=<>\"]+(?:=\"[^\"<>]*\")?)*)\\s*/?>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("(?<name>[^\\s=\"]+)(?:=\"[^\"]*\")?")]
    private static partial Regex Attribute { get; }

    [GeneratedRegex("^b-[a-z0-9]{10}$")]
    private static partial Regex ScopeName { get; }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href { get; }

    private static Task<string> TextAsync(string text, bool isLine) =>
        Rendered.HtmlAsync<MessageText>(new() { ["Text"] = text, ["Nick"] = "helena", ["IsLine"] = isLine });

    private static Task<string> RowAsync(string text)
    {
        var entry = new TimelineEntry.Said(Samples.Message(1, text: text), IsMention: false);
        return Rendered.HtmlAsync<MessageRow>(new() { ["Row"] = new TimelineRow.Message(entry, Samples.Noon, BeginsGroup: true), ["Nick"] = "helena" });
    }
}
