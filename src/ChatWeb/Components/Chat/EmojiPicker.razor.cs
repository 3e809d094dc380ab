using ChatWeb.Components.Chat.Writing;
using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>Emoji by kind and by words. The page gets one kind at a time; arrow keys move within it.</summary>
public sealed partial class EmojiPicker(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>More found ones than this are not what was meant.</summary>
    private const int FoundLimit = 120;

    private ElementReference _picker;
    private AttachedScript<EmojiPicker>? _script;
    private IReadOnlyList<Emoji> _shown = [];
    private EmojiKind? _kind;
    private bool _isSearching;
    private string _title = string.Empty;

    [Parameter] public IReadOnlyList<string> Recent { get; set; } = [];

    [Parameter] public EventCallback<string> OnPick { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [JSInvokable]
    public Task Pick(string emoji) => EmojiTable.Find(emoji) is null ? Task.CompletedTask : OnPick.InvokeAsync(emoji);

    [JSInvokable]
    public Task Close() => OnClose.InvokeAsync();

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override void OnInitialized() => Show(Recent.Count > 0 ? null : EmojiKind.Smileys);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<EmojiPicker>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Chat/EmojiPicker.razor.js"], "open", _picker);
    }

    private void Show(EmojiKind? kind)
    {
        (_kind, _isSearching) = (kind, false);
        _shown = kind is null ? [.. Recent.Select(EmojiTable.Find).OfType<Emoji>()] : [.. EmojiTable.All.Where(emoji => emoji.Kind == kind)];
        _title = kind is { } one ? NameOf(one) : Texts.EmojiRecent;
    }

    private void Search(ChangeEventArgs typed)
    {
        if (typed.Value is not string { Length: > 0 } text || string.IsNullOrWhiteSpace(text))
        {
            Show(_kind);
            return;
        }

        _isSearching = true;
        _shown = [.. EmojiTable.Search(text).Take(FoundLimit)];
        _title = Texts.EmojiSearch;
    }

    private string Pressed(EmojiKind? kind) => !_isSearching && kind == _kind ? "true" : "false";

    private string NameOf(EmojiKind kind) => kind switch
    {
        EmojiKind.Smileys => Texts.EmojiSmileys,
        EmojiKind.People => Texts.EmojiPeople,
        EmojiKind.Nature => Texts.EmojiNature,
        EmojiKind.Food => Texts.EmojiFood,
        EmojiKind.Travel => Texts.EmojiTravel,
        EmojiKind.Activities => Texts.EmojiActivities,
        EmojiKind.Objects => Texts.EmojiObjects,
        EmojiKind.Symbols => Texts.EmojiSymbols,
        _ => Texts.EmojiFlags,
    };

    private static string SignOf(EmojiKind kind) => kind switch
    {
        EmojiKind.Smileys => "😀",
        EmojiKind.People => "👋",
        EmojiKind.Nature => "🐱",
        EmojiKind.Food => "🍎",
        EmojiKind.Travel => "🚗",
        EmojiKind.Activities => "⚽",
        EmojiKind.Objects => "💡",
        EmojiKind.Symbols => "❤️",
        _ => "🏁",
    };
}
