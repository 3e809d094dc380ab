using ChatWeb.Components.Finding;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ChatWeb.Components.Chat;

/// <summary>A message's text, to be changed in place. It is there until the server has taken it: what was written is not lost by a refusal.</summary>
public sealed partial class MessageEditor
{
    private const int MostRows = 6;
    private const int RowLength = 40;

    private ElementReference _input;
    private string _text = string.Empty;
    private string? _problem;
    private bool _isSaving;

    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>Saves the text; fails with an <see cref="InvalidOperationException"/> when that cannot be done.</summary>
    [Parameter] public EventCallback<string> OnSave { get; set; }

    [Parameter] public EventCallback OnCancel { get; set; }

    private int Rows => Math.Clamp(_text.Split('\n').Sum(line => 1 + (line.Length / RowLength)), 1, MostRows);

    protected override void OnInitialized() => _text = Text;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _input.FocusAsync(preventScroll: true);
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
            return;

        if (string.IsNullOrWhiteSpace(_text) || _text == Text)
        {
            await OnCancel.InvokeAsync();
            return;
        }

        (_isSaving, _problem) = (true, null);
        try
        {
            await OnSave.InvokeAsync(_text.Trim());
        }
        catch (InvalidOperationException refused)
        {
            _problem = RefusalText.Of(refused, Refusals);
        }

        _isSaving = false;
    }

    private Task CancelOnEscape(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? OnCancel.InvokeAsync() : Task.CompletedTask;
}
