namespace ChatWeb.Components.Search;

/// <summary>A tab's search: it stays while its panel is closed, so that one comes back to the results.</summary>
internal sealed class SearchState
{
    private bool _wantsFocus;

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

    /// <summary>The text box gets the focus when it is there.</summary>
    public void AskForFocus() => _wantsFocus = true;

    public bool TakeFocus()
    {
        var wanted = _wantsFocus;
        _wantsFocus = false;
        return wanted;
    }
}
