namespace ChatWeb.Components.Chat.Formatting;

/// <summary>What one message may cost the page. What goes beyond is shown as plain text.</summary>
internal sealed class FormatBudget
{
    public const int Links = 50;
    public const int Runs = 500;
    public const int CodeRuns = 1_500;
    public const int Blocks = 200;

    private int _links = Links;
    private int _runs = Runs;
    private int _blocks = Blocks;

    /// <summary>How many pieces of highlighted code there may still be.</summary>
    public int CodeRunsLeft { get; set; } = CodeRuns;

    public bool TryTakeLink() => TryTake(ref _links);

    /// <summary>A piece of text with a look of its own, or a mention.</summary>
    public bool TryTakeRun() => TryTake(ref _runs);

    /// <summary>A quote, a list's item or a block of code.</summary>
    public bool TryTakeBlock() => TryTake(ref _blocks);

    private static bool TryTake(ref int left) => left > 0 && left-- > 0;
}
