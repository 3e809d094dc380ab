using ChatWeb.Resources;

namespace ChatWeb.Authentication;

/// <summary>A problem in words that say what to do.</summary>
internal static class SignInProblemText
{
    public static string Of(SignInProblem problem, SignInTexts texts) => problem.Fault switch
    {
        SignInFault.Host => texts.FaultHost,
        SignInFault.Port => texts.FaultPort,
        SignInFault.Nick => texts.FaultNick,
        SignInFault.Password => texts.FaultPassword,
        SignInFault.Channel => texts.FaultChannel,
        SignInFault.NotListed => texts.FaultNotListed,
        SignInFault.PrivateAddress => texts.FaultPrivateAddress,
        SignInFault.ForbiddenAddress => texts.FaultForbiddenAddress,
        SignInFault.PortNotAllowed => texts.FaultPortNotAllowed,
        SignInFault.HostNotFound => texts.FaultHostNotFound,
        SignInFault.NothingListening => texts.FaultNothingListening,
        SignInFault.TimedOut => texts.FaultTimedOut,
        SignInFault.NotTls13 => texts.FaultNotTls13,
        SignInFault.NotAChatServer => texts.FaultNotAChatServer,
        SignInFault.NetworkError => texts.FaultNetworkError,
        SignInFault.PasswordRefused => texts.FaultPasswordRefused,
        SignInFault.NickRefused => texts.FaultNickRefused,
        SignInFault.Banned => texts.FaultBanned,
        SignInFault.Refused => texts.FaultRefused,
        SignInFault.GatewayFull => texts.FaultGatewayFull,
        SignInFault.AddressFull => texts.FaultAddressFull,
        SignInFault.TooManyAttempts => texts.FaultTooManyAttempts,
        SignInFault.FingerprintRefused => texts.FaultFingerprintRefused,
        SignInFault.SessionEnded => texts.FaultSessionEnded,
        SignInFault.PageExpired => texts.FaultPageExpired,
        SignInFault.GaveUp => texts.FaultGaveUp,
        SignInFault.PasswordMissing => texts.FaultPasswordMissing,
        SignInFault.WeakPassword => texts.FaultWeakPassword,
        SignInFault.Email => texts.FaultEmail,
        SignInFault.ServerPassword => texts.FaultServerPassword,
        SignInFault.AccountRefused => texts.FaultAccountRefused,
        SignInFault.LoginThrottled => texts.FaultLoginThrottled,
        SignInFault.AccountRequired => texts.FaultAccountRequired,
        SignInFault.AccountExists => texts.FaultAccountExists,
        SignInFault.AccountNotMade => texts.FaultAccountNotMade,
        SignInFault.AccountUnverified => texts.FaultAccountUnverified,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Fault, "No text for this fault."),
    };
}
