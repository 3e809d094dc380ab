using System.Globalization;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Authentication;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>A channel's modes in plain words: switches for those who may set them, sentences for everybody else.</summary>
public sealed partial class ChannelRules : IDisposable
{
    private const int MostMembers = 100_000;

    private readonly Undertaking _undertaking = new();
    private ChannelModeSet? _modes;
    private string _key = string.Empty;
    private string _limit = string.Empty;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    /// <summary>The modes are known, or are others.</summary>
    [Parameter] public EventCallback<ChannelModeSet> OnRead { get; set; }

    private bool MaySet => ChannelPowers.Of(Channel, Session.State.Nick).MayModerate;

    private IEnumerable<ChannelRule> Rules => ChannelRule.Of(Session.State.Support, Texts);

    public void Dispose() => _undertaking.Dispose();

    protected override Task OnInitializedAsync() => ReadAsync(done: null);

    private List<string> Sentences(ChannelModeSet modes)
    {
        var sentences = Rules.Where(rule => modes.Has(rule.Letter)).Select(rule => rule.Name).ToList();
        if (modes.Key is not null)
            sentences.Add(Texts.HasKey);
        if (modes.Limit is { } limit)
            sentences.Add(Texts.HasLimit(limit));

        return sentences.Count == 0 ? [Texts.NoRules] : sentences;
    }

    /// <summary>What is shown is what the server says, also after a change: it may have changed something else than was asked.</summary>
    private async Task ReadAsync(string? done)
    {
        var before = Fields(_modes);
        var isRead = await _undertaking.DoAsync(
            async token => _modes = await Session.Requests.ReadModesAsync(Channel.Name, token), Refusals, done);
        if (!isRead || _modes is not { } modes)
            return;

        // What is typed and not yet saved stays.
        var now = Fields(modes);
        (_key, _limit) = (_key == before.Key ? now.Key : _key, _limit == before.Limit ? now.Limit : _limit);
        await OnRead.InvokeAsync(modes);
    }

    private static (string Key, string Limit) Fields(ChannelModeSet? modes) =>
        (modes?.Key ?? string.Empty, modes?.Limit?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);

    private Task SetAsync(char mode, bool isOn) => ChangeAsync(new ModeChange(isOn, mode, null));

    private Task SaveKeyAsync()
    {
        var key = _key.Trim();
        if (key.Length > 0 && !SignInForm.IsChannelKey(key))
        {
            _undertaking.Refuse(Texts.KeyWrong(SignInForm.ChannelKeyLimit));
            return Task.CompletedTask;
        }

        // Taking a key away names it, too; any word will do.
        return key == _modes?.Key || (key.Length == 0 && _modes?.Key is null) ? Task.CompletedTask
            : ChangeAsync(key.Length > 0 ? new ModeChange(true, 'k', key) : new ModeChange(false, 'k', _modes?.Key ?? "*"));
    }

    private Task SaveLimitAsync()
    {
        var typed = _limit.Trim();
        if (typed.Length == 0)
            return _modes?.Limit is null ? Task.CompletedTask : ChangeAsync(new ModeChange(false, 'l', null));

        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > MostMembers)
        {
            _undertaking.Refuse(Texts.LimitWrong);
            return Task.CompletedTask;
        }

        return ChangeAsync(new ModeChange(true, 'l', limit.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task ChangeAsync(ModeChange change)
    {
        if (await _undertaking.DoAsync(token => Session.Requests.ChangeModesAsync(Channel.Name, [change], token), Refusals))
            await ReadAsync(Texts.Saved);
    }
}
