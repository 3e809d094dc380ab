using System.Collections.Immutable;
using System.Globalization;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Search;

/// <summary>Finds messages in the history of one conversation or of all, and leads to them.</summary>
public sealed partial class SearchPanel(IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private ElementReference _box;
    private ImmutableArray<ResultGroup> _groups = [];
    private (SearchRun?, int, ImmutableHashSet<string>)? _grouped;
    private string? _problem;
    private object? _shownFor;
    private bool _isSearching;
    private bool _showsFilters;
    private bool _mayRest;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>The conversation that is shown.</summary>
    [Parameter] public Conversation? Conversation { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    /// <summary>A message to be shown where it was said.</summary>
    [Parameter] public EventCallback<(string Conversation, string MessageId)> OnGo { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] private SearchState State { get; set; } = null!;

    private string Script => Assets["Components/Search/SearchPanel.razor.js"];

    private bool CanSearch => Session.State.Capabilities.Has(Capability.Search | Capability.LabeledResponse | Capability.Batch);

    private bool IsHere => State.IsHere && Conversation is not null && State.Filters.In is null;

    private string? Status =>
        _problem is not null ? Texts.Failed(_problem)
        : _isSearching ? Texts.Searching
        : State.Run is not { } run ? Texts.Begin
        : run.Found.IsEmpty ? Texts.NothingFound
        : run.IsFull ? Texts.TooMany(run.Found.Length)
        : run.IsComplete ? Texts.FoundAll(run.Found.Length) : Texts.FoundSoFar(run.Found.Length);

    /// <summary>The filters that hold, and what is left without each.</summary>
    private List<(string Label, SearchQuery Without)> Chips
    {
        get
        {
            var filters = State.Filters;
            var chips = new List<(string, SearchQuery)>();
            if (filters.From is { } from)
                chips.Add((Texts.ChipFrom(from), filters with { From = null }));
            if (filters.In is { } place)
                chips.Add((Texts.ChipIn(place), filters with { In = null }));
            if (filters.After is { } after)
                chips.Add((Texts.ChipAfter(after.ToString("d", CultureInfo.CurrentCulture)), filters with { After = null }));
            if (filters.Before is { } before)
                chips.Add((Texts.ChipBefore(before.ToString("d", CultureInfo.CurrentCulture)), filters with { Before = null }));
            return chips;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _closing.Dispose();
    }

    protected override void OnInitialized() => State.AskForFocus();

    protected override void OnParametersSet()
    {
        Group();
        var next = (Conversation, CanSearch, State.Run, State.Filters, State.WantsFocus, _grouped);
        _mayRest = next.Equals(_shownFor);
        _shownFor = next;
    }

    /// <summary>The page around is rendered with everything that is said; a thousand results are not, when they are the same.</summary>
    protected override bool ShouldRender()
    {
        var rests = _mayRest;
        _mayRest = false;
        return !rests;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (CanSearch && State.TakeFocus())
            await js.CallAsync(Script, "focus", _box);
    }

    private static string? Word(ChangeEventArgs typed) => typed.Value is string text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private Task FindAsync()
    {
        State.Filters = SearchQuery.Parse(State.Typed, State.Filters);
        State.Typed = State.Filters.Words;
        return StartAsync();
    }

    private Task LookAsync(bool isHere)
    {
        State.IsHere = isHere;
        return SetAsync(State.Filters with { In = null });
    }

    /// <summary>Other filters begin the search anew, when there is one.</summary>
    private Task SetAsync(SearchQuery filters)
    {
        State.Filters = filters;
        return State.Run is null && filters.IsEmpty ? Task.CompletedTask : StartAsync();
    }

    private Task StartAsync()
    {
        var query = State.Filters with { In = State.Filters.In ?? (IsHere ? Conversation?.Name : null) };
        (State.Run, State.OpenedId, _problem, _isSearching) = (null, null, null, false);
        if (query.IsEmpty)
        {
            Group();
            return Task.CompletedTask;
        }

        State.Run = new SearchRun(query, Zone, Math.Min(SearchRun.PageSize, Session.State.Support.ChatHistoryLimit is > 0 and var most ? most : SearchRun.PageSize));
        return MoreAsync();
    }

    private async Task MoreAsync()
    {
        if (State.Run is not { } run)
            return;

        (_isSearching, _problem) = (true, null);
        Group();
        try
        {
            await run.MoreAsync(Session.Requests.SearchAsync, _closing.Token);
        }
        catch (InvalidOperationException failure)
        {
            if (State.Run == run)
                _problem = failure is RequestRefusedException { Code: "INVALID_PARAMS" } ? Texts.WrongFilter : failure.Message;
        }
        catch (OperationCanceledException)
        {
            return; // Closed before the answer.
        }

        // Another search may have begun meanwhile, and is the one that is waited for.
        if (State.Run != run)
            return;

        _isSearching = false;
        Group();
    }

    private void Group()
    {
        var next = (State.Run, State.Run?.Found.Length ?? 0, Session.Preferences.Current.Ignored);
        if (next.Equals(_grouped))
            return;

        _grouped = next;
        _groups = State.Run is { } run ? ResultGroup.Of(run.Found, run.Query.Words, Zone, Session.Preferences.Current.Ignored) : [];
    }

    private async Task OpenAsync(ChatMessage message)
    {
        State.OpenedId = message.Id;
        if (await js.CallAsync<bool>(Script, "isNarrow"))
            await OnClose.InvokeAsync();

        await OnGo.InvokeAsync((message.Conversation, message.Id));
    }
}
