namespace ChatWeb.Authentication;

/// <summary>Why somebody was not signed in; put in words by <see cref="SignInProblemText"/>.</summary>
/// <param name="Fault">What was wrong.</param>
/// <param name="Detail">The server's own words, when it said any.</param>
public sealed record SignInProblem(SignInFault Fault, string? Detail = null)
{
    /// <summary>The form's field it is about; null for the whole.</summary>
    public string? Field => Fault switch
    {
        SignInFault.Host or SignInFault.NotListed or SignInFault.PrivateAddress or SignInFault.ForbiddenAddress or SignInFault.HostNotFound => nameof(SignInForm.Host),
        SignInFault.Port or SignInFault.PortNotAllowed => nameof(SignInForm.Port),
        SignInFault.Nick or SignInFault.NickRefused or SignInFault.AccountExists => nameof(SignInForm.Nick),
        SignInFault.Password or SignInFault.PasswordMissing or SignInFault.AccountRefused or SignInFault.LoginThrottled => nameof(SignInForm.Password),
        SignInFault.WeakPassword => SignInForm.NewPasswordField,
        SignInFault.Email => nameof(SignInForm.Email),
        SignInFault.ServerPassword or SignInFault.PasswordRefused => nameof(SignInForm.ServerPassword),
        SignInFault.Channel => nameof(SignInForm.Channel),
        _ => null,
    };
}

public enum SignInFault
{
    Host,
    Port,
    Nick,
    Password,
    Channel,
    NotListed,
    PrivateAddress,
    ForbiddenAddress,
    PortNotAllowed,
    HostNotFound,
    NothingListening,
    TimedOut,
    NotTls13,
    NotAChatServer,
    NetworkError,
    PasswordRefused,
    NickRefused,
    Banned,
    Refused,
    GatewayFull,
    AddressFull,
    TooManyAttempts,
    FingerprintRefused,
    SessionEnded,
    PageExpired,
    GaveUp,
    PasswordMissing,
    WeakPassword,
    Email,
    ServerPassword,
    AccountRefused,
    LoginThrottled,
    AccountRequired,
    AccountExists,
    AccountNotMade,
    AccountUnverified,
}
