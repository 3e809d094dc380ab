using ChatCore.Client;
using ChatWeb.Authentication;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Finding;

/// <summary>The server's channels with their topics, to join; and a new one to create.</summary>
public sealed partial class ChannelBrowser : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<ListedChannel>? _all;
    private BrowserList _list = new([], 0);
    private BrowserOrder _order;
    private string _typed = string.Empty;
    private string? _problem;
    private string _name = string.Empty;
    private string _key = string.Empty;
    private string? _nameProblem;
    private bool _isKeyWrong;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter] public EventCallback<(string Name, string? Key)> OnJoin { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private (BrowserOrder Order, string Label)[] Orders => [(BrowserOrder.Members, Texts.SortMembers), (BrowserOrder.Name, Texts.SortName)];

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _problem = null;
        try
        {
            _all = await Session.Requests.ListChannelsAsync(_closing.Token);
            Show();
        }
        catch (InvalidOperationException failure)
        {
            _problem = failure.Message;
        }
        catch (OperationCanceledException)
        {
            // Closed before the answer.
        }
    }

    private void Type(ChangeEventArgs typed)
    {
        _typed = typed.Value as string ?? string.Empty;
        Show();
    }

    private void Sort(BrowserOrder order)
    {
        _order = order;
        Show();
    }

    private void Show() => _list = BrowserList.Of(_all ?? [], _typed, _order);

    private bool IsIn(ListedChannel channel) => Session.State.Find(channel.Name) is { Membership: Membership.Joined };

    private Task CreateAsync()
    {
        _nameProblem = ChannelNameRules.ProblemIn(_name, Texts);
        var key = _key.Trim() is { Length: > 0 } typed ? typed : null;
        _isKeyWrong = key is not null && !SignInForm.IsChannelKey(key);
        return _nameProblem is null && !_isKeyWrong ? OnJoin.InvokeAsync((ChannelNameRules.Complete(_name), key)) : Task.CompletedTask;
    }
}
