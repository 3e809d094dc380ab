namespace ChatWeb.Components.Search;

/// <summary>A tab's search: it stays while its panel is closed, so that one comes back to the results.</summary>
internal sealed class SearchState
{
    /// <summary>What stands in the text box.</summary>
    public string Typed { get; set; } = string.Empty;

    /// <summary>The filters that are set.</summary>
    public SearchQuery Filters { get; set; } = new();

    /// <summary>Whether to look in the conversation that is shown and nowhere else.</summary>
    public bool IsHere { get; set; } = true;

    /// <summary>The results; null before the first search.</summary>
    public SearchRun? Run { get; set; }

    /// <summary>The result that was opened last.</summary>
    public string? OpenedId { get; set; }

    /// <summary>Whether the text box gets the focus as soon as it is there.</summary>
    public bool WantsFocus { get; private set; }

    public void AskForFocus() => WantsFocus = true;

    public bool TakeFocus()
    {
        var wanted = WantsFocus;
        WantsFocus = false;
        return wanted;
    }
}
