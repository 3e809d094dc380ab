using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Sessions;

namespace ChatWeb.Authentication;

/// <summary>One attempt from the typed form to an open session, or to what the user has to see instead.</summary>
internal sealed class SignIn(ServerPolicy policy, UserSessionDirectory sessions, BrowserPins pins)
{
    /// <summary>Longer than the client's own deadlines for connecting and registering together.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <returns>The session, or the attempt as it stands without one.</returns>
    public async Task<(UserSession? Session, SignInAttempt? Attempt)> TryAsync(
        SignInForm form, string browserId, string clientAddress, CancellationToken cancellationToken)
    {
        if (form.FindProblem() is { } problem)
            return Failed(form, problem);

        _ = HostName.TryParsePort(form.Port, out var port);
        var decision = await policy.DecideAsync(form.Host, port, cancellationToken);
        if (decision is not ServerDecision.Allowed allowed)
            return Failed(form, ProblemOf(((ServerDecision.Refused)decision).Why));

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        var request = new SignInRequest
        {
            Server = allowed.Server,
            ConnectTo = allowed.ConnectTo,
            Pinned = allowed.Pinned,
            Nick = form.Nick,
            Password = form.Password,
            Channels = form.ChannelName is { } channel ? [channel] : [],
            BrowserId = browserId,
            ClientAddress = clientAddress,
        };

        return await sessions.OpenAsync(request, deadline.Token) switch
        {
            OpenResult.Opened opened => (opened.Session, null),
            OpenResult.Full full => Failed(form, new SignInProblem(full.IsForAddress ? SignInFault.AddressFull : SignInFault.GatewayFull)),
            OpenResult.Stopped { Reason: StopReason.UnknownServer unknown } => (null, new SignInAttempt(form, unknown: unknown.Presented)),
            OpenResult.Stopped { Reason: StopReason.ServerKeyChanged changed } =>
                (null, new SignInAttempt(form.WithoutPassword(), changed: changed)),
            OpenResult.Stopped stopped => Failed(form, ProblemOf(stopped.Reason)),
            var other => throw new InvalidOperationException($"{other} is no result that a sign-in knows."),
        };
    }

    /// <summary>Remembers the fingerprint that the user compared, for this browser.</summary>
    public async Task AcceptAsync(SignInAttempt attempt, Fingerprint accepted, string browserId, CancellationToken cancellationToken)
    {
        if (ServerName.EndpointOf(attempt.Form) is { } server)
            await pins.For(browserId, vouched: null).RememberAsync(server, accepted, cancellationToken);
    }

    private static (UserSession?, SignInAttempt?) Failed(SignInForm form, SignInProblem problem) =>
        (null, new SignInAttempt(form.WithoutPassword(), problem));

    private static SignInProblem ProblemOf(ServerRefusal refusal) => new(refusal switch
    {
        ServerRefusal.Port => SignInFault.PortNotAllowed,
        ServerRefusal.NotListed => SignInFault.NotListed,
        ServerRefusal.PrivateAddress => SignInFault.PrivateAddress,
        ServerRefusal.ForbiddenAddress => SignInFault.ForbiddenAddress,
        ServerRefusal.UnknownHost => SignInFault.HostNotFound,
        _ => SignInFault.Host,
    });

    private static SignInProblem ProblemOf(StopReason reason) => reason switch
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

    /// <summary>The numerics with which servers refuse a registration.</summary>
    private static SignInFault FaultOf(string code) => code switch
    {
        "464" => SignInFault.PasswordRefused,
        "432" or "433" or "436" or "437" => SignInFault.NickRefused,
        "465" or "466" => SignInFault.Banned,
        _ => SignInFault.Refused,
    };
}
