using System.Collections.Immutable;
using ChatCore.Client;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ChatWeb.Components.Finding;

/// <summary>Goes to a conversation, a person or a channel by a few letters of its name.</summary>
public sealed partial class QuickSwitcher : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private ImmutableArray<SwitcherEntry> _entries = [];
    private IReadOnlyList<ListedChannel> _listed = [];
    private string _typed = string.Empty;
    private int _chosen;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>The channel or nickname to open.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Find();
        try
        {
            _listed = await Session.Requests.ListChannelsAsync(_closing.Token);
            Find();
        }
        catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException)
        {
            // Without the server's list the user's own conversations and people are still found.
        }
    }

    private static string OptionId(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"switcher-option-{index}");

    private string? KindOf(SwitcherEntry entry) => entry.Kind switch
    {
        SwitcherKind.Person => Texts.KindPerson,
        SwitcherKind.OtherChannel => Texts.KindOtherChannel,
        _ => null,
    };

    private void Type(ChangeEventArgs typed)
    {
        _typed = typed.Value as string ?? string.Empty;
        _chosen = 0;
        Find();
    }

    private void Press(KeyboardEventArgs key)
    {
        if (_entries.IsEmpty || key.Key is not ("ArrowDown" or "ArrowUp"))
            return;

        _chosen = (_chosen + (key.Key == "ArrowDown" ? 1 : _entries.Length - 1)) % _entries.Length;
    }

    private void Find()
    {
        _entries = SwitcherList.Build(_typed, Session.State, _listed);
        _chosen = Math.Clamp(_chosen, 0, Math.Max(0, _entries.Length - 1));
    }

    private Task ChooseAsync() => _entries.IsEmpty ? Task.CompletedTask : GoAsync(_entries[_chosen]);

    private Task GoAsync(SwitcherEntry entry) => OnOpen.InvokeAsync(entry.Name);
}
