using System.Diagnostics;
using ChatWeb.Components.Chat.Formatting;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Components.Chat.Formatting;

public sealed class FormatBoundsTests
{
    /// <summary>Far more than linear work on 16 KiB needs on a busy machine, far less than quadratic work takes on it.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Hostile =>
    [
        "*", "**a ", "_", "~~", "`", "``` `", "`a``b", "[", "[a](", "[a](((", "[a](http://b", "> ", ">", "- ", "- a\n", "> a\n", "```\n", "\n", "\\*", "\u0003", "\u000304,05a",
        "\u0004ff00ff", "\u0002a\u001d", "http://", "https://a.example ", "https://a)", "www.", "helena ", "@helena", "/*", "\"\\", "e\u0301", "\u202e", "<b>", "((", "mailto:a",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_message_of_the_longest_length_costs_little(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (Conversation.DraftLimit / part.Length) + 1));
        MessageFormatter.Format("warm up **a** `b` https://c.example", "helena");
        foreach (var whole in (string[])[text, "https://a" + text, "```cs\n" + text, "```py\n" + text])
        {
            var clock = Stopwatch.StartNew();
            var tokens = MessageFormatter.Format(whole, "helena");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, Enough);
            Assert.InRange(Count(tokens), 0, (2 * (FormatBudget.Links + FormatBudget.Runs + FormatBudget.Blocks)) + FormatBudget.CodeRuns);
        }
    }

    [Fact]
    public void Nothing_is_lost_beyond_the_longest_length() =>
        Assert.EndsWith("**end**", MessageFormatter.Format(new string('a', MessageFormatter.LengthLimit) + "**end**", "helena")[^1].Value, StringComparison.Ordinal);

    [Fact]
    public void Quotes_in_quotes_end_somewhere()
    {
        var depth = 0;
        for (var tokens = MessageFormatter.Format(string.Concat(Enumerable.Repeat("> ", 1_000)) + "end", "helena"); tokens is [MessageToken.Quote quote]; tokens = quote.Inside)
            depth++;

        Assert.Equal(3, depth);
    }

    private static int Count(IReadOnlyList<MessageToken> tokens) => tokens.Sum(token => token switch
    {
        MessageToken.Quote quote => 1 + Count(quote.Inside),
        MessageToken.List list => list.Items.Sum(item => 1 + Count(item)),
        MessageToken.CodeBlock block => 1 + block.Runs.Count,
        _ => 1,
    });
}
