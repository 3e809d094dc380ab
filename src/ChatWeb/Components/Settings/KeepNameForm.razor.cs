using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Authentication;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Settings;

/// <summary>A guest makes an account of the nickname in use. What is typed here goes to the chat server and is kept nowhere else.</summary>
public sealed partial class KeepNameForm : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private string _password = string.Empty;
    private string _email = string.Empty;
    private string? _outcome;
    private bool _isProblem;
    private bool _isBusy;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Inject] private SignInTexts Problems { get; set; } = null!;

    private bool CanRegister => Session.State.Capabilities.Has(Capability.AccountRegistration | Capability.LabeledResponse | Capability.Batch);

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task MakeAsync()
    {
        var form = new SignInForm { As = SignInAs.NewAccount, Nick = Session.State.Nick, Password = _password, Email = _email.Trim() };
        _isProblem = true;
        _outcome = form.FindPasswordProblem() switch
        {
            null => null,
            SignInFault.Email => Texts.EmailNoGood,
            _ => Texts.PasswordNoGood,
        };
        if (_outcome is not null || _isBusy)
            return;

        _isBusy = true;
        try
        {
            var registered = await Session.KeepNameAsync(form.Email.Length == 0 ? null : form.Email, form.Password, _closing.Token);
            (_outcome, _isProblem) = (registered.NeedsVerification ? Texts.NameKeptLater : Texts.NameKept(registered.Name), false);
            (_password, _email) = (string.Empty, string.Empty);
        }
        catch (RequestRefusedException refused)
        {
            _outcome = SignInProblemText.Of(SignInRefusal.OfRegistration(refused), Problems);
        }
        catch (InvalidOperationException failure)
        {
            _outcome = SignInProblemText.Of(new SignInProblem(SignInFault.AccountNotMade, failure.Message), Problems);
        }
        catch (OperationCanceledException)
        {
            // The settings are closed; what comes of it shows when they are opened again.
        }
        finally
        {
            _isBusy = false;
        }
    }
}
