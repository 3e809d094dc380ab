using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ChatWeb.Components.Settings;

/// <summary>One's own settings, to take along and to bring back.</summary>
public sealed partial class DataSettings : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private SettingsFile? _before;
    private string? _outcome;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (await ReadAsync(chosen.File) is not { } file)
        {
            _outcome = Texts.ImportNoGood;
            return;
        }

        _before = new SettingsFile(Session.Preferences.Current, Session.State.People.Find(Session.State.Nick));
        Use(file);
        _outcome = Texts.ImportDone;
    }

    private void Undo()
    {
        Use(_before!);
        (_before, _outcome) = (null, Texts.ImportUndone);
    }

    private void Use(SettingsFile file)
    {
        Session.Preferences.Change(_ => file.Preferences);
        if (Session.State.Capabilities.Has(Capability.Metadata2))
            Session.SetProfile(file.Profile);
    }

    /// <summary>Null for what is no file of settings, or was not read to its end.</summary>
    private async Task<SettingsFile?> ReadAsync(IBrowserFile chosen)
    {
        if (chosen.Size > SettingsFile.Limit)
            return null;

        try
        {
            using var reader = new StreamReader(chosen.OpenReadStream(SettingsFile.Limit, _closing.Token));
            return SettingsFile.TryRead(await reader.ReadToEndAsync(_closing.Token));
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
