using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;

namespace ChatWeb.Authentication;

/// <summary>What stands in the way of a sign-in → the problem that its user is told of.</summary>
internal static class SignInRefusal
{
    public static SignInProblem Of(ServerRefusal refusal) => new(refusal switch
    {
        ServerRefusal.Port => SignInFault.PortNotAllowed,
        ServerRefusal.NotListed => SignInFault.NotListed,
        ServerRefusal.PrivateAddress => SignInFault.PrivateAddress,
        ServerRefusal.ForbiddenAddress => SignInFault.ForbiddenAddress,
        ServerRefusal.UnknownHost => SignInFault.HostNotFound,
        _ => SignInFault.Host,
    });

    public static SignInProblem Of(OpenResult.Full full) => new(full.IsForAddress ? SignInFault.AddressFull : SignInFault.GatewayFull);

    public static SignInProblem Of(StopReason reason) => reason switch
    {
        StopReason.Unreachable unreachable => new SignInProblem(unreachable.Failure switch
        {
            ConnectFailure.HostNotFound => SignInFault.HostNotFound,
            ConnectFailure.ConnectionRefused => SignInFault.NothingListening,
            ConnectFailure.TimedOut => SignInFault.TimedOut,
            ConnectFailure.NotTls13 => SignInFault.NotTls13,
            ConnectFailure.NotAChatServer => SignInFault.NotAChatServer,
            _ => SignInFault.NetworkError,
        }),
        StopReason.Refused refused => new SignInProblem(FaultOf(refused.Code), refused.Text),
        _ => new SignInProblem(SignInFault.GaveUp),
    };

    /// <summary>Why an account was not made; the codes are those of <c>draft/account-registration</c>.</summary>
    public static SignInProblem OfRegistration(RequestRefusedException refused) => new(
        refused.Code switch
        {
            "ACCOUNT_EXISTS" or "USERNAME_EXISTS" => SignInFault.AccountExists,
            "WEAK_PASSWORD" or "UNACCEPTABLE_PASSWORD" => SignInFault.WeakPassword,
            "INVALID_EMAIL" or "UNACCEPTABLE_EMAIL" => SignInFault.Email,
            _ => SignInFault.AccountNotMade,
        },
        refused.Message);

    /// <summary>The numerics, and the codes of a FAIL, with which servers refuse a registration.</summary>
    private static SignInFault FaultOf(string code) => code switch
    {
        "464" => SignInFault.PasswordRefused,
        "432" or "433" or "436" or "437" => SignInFault.NickRefused,
        "465" or "466" => SignInFault.Banned,
        Numeric.ErrSaslFail => SignInFault.AccountRefused,
        "TOO_MANY_ATTEMPTS" => SignInFault.LoginThrottled,
        "ACCOUNT_REQUIRED" or "ACCOUNT_REQUIRED_TO_CONNECT" => SignInFault.AccountRequired,
        _ => SignInFault.Refused,
    };
}
