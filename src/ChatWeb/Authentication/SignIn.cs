using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Authentication;

/// <summary>One attempt from the typed form to an open session, or to what the user has to see instead.</summary>
internal sealed class SignIn(ServerPolicy policy, UserSessionDirectory sessions, BrowserPins pins, TicketStore tickets, TimeProvider time)
{
    /// <summary>As long as a guest may come back by it, and longer.</summary>
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromDays(3650);

    /// <summary>Longer than the client's own deadlines for connecting and registering together.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <returns>The session, or the attempt as it stands without one.</returns>
    public async Task<(UserSession? Session, SignInAttempt? Attempt)> TryAsync(
        SignInForm form, Visitor visitor, CancellationToken cancellationToken)
    {
        if (form.FindProblem() is { } problem)
            return Failed(form, problem);

        _ = HostName.TryParsePort(form.Port, out var port);
        var decision = await policy.DecideAsync(form.Host, port, cancellationToken);
        if (decision is not ServerDecision.Allowed allowed)
            return Failed(form, SignInRefusal.Of(((ServerDecision.Refused)decision).Why));

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        var request = new SignInRequest
        {
            Server = allowed.Server,
            ConnectTo = allowed.ConnectTo,
            Pinned = allowed.Pinned,
            Nick = form.Nick,
            Password = form.ServerPassword,
            Account = form is { As: SignInAs.Account, Password: { } password } ? new ClientAccount(form.Nick, password) : null,
            InsistsOnNick = form.As != SignInAs.Account,
            Channels = form.ChannelName is { } channel ? [channel] : [],
            Certificate = SelfSignedCertificate.ForClient("WebChat client", CertificateLifetime, time),
            BrowserId = visitor.BrowserId,
            ClientAddress = visitor.Address,
            Introduction = visitor.IntroductionTo(allowed),
        };

        return await sessions.OpenAsync(request, deadline.Token) switch
        {
            OpenResult.Opened { Session: var session } when form.As == SignInAs.NewAccount => await MakeAccountAsync(session, form, deadline.Token) is { } noAccount
                ? Failed(form, noAccount)
                : Opened(session, request, new ClientAccount(session.Account!, form.Password!)),
            OpenResult.Opened opened => Opened(opened.Session, request, request.Account),
            OpenResult.Full full => Failed(form, SignInRefusal.Of(full)),
            OpenResult.Stopped { Reason: StopReason.UnknownServer unknown } => (null, new SignInAttempt(form, unknown: unknown.Presented)),
            OpenResult.Stopped { Reason: StopReason.ServerKeyChanged changed } =>
                (null, new SignInAttempt(form.WithoutPassword(), changed: changed)),
            OpenResult.Stopped stopped => Failed(form, SignInRefusal.Of(stopped.Reason)),
            var other => throw new InvalidOperationException($"{other} is no result that a sign-in knows."),
        };

        (UserSession?, SignInAttempt?) Opened(UserSession session, SignInRequest asked, ClientAccount? account)
        {
            session.Ticket = SessionTicket.Issue(tickets, session.Id, TicketContent.Of(asked, account), visitor.Origin(form.IsRemembered), time.GetUtcNow());
            return (session, null);
        }
    }

    /// <summary>Remembers the fingerprint that the user compared, for this browser.</summary>
    public async Task AcceptAsync(SignInAttempt attempt, Fingerprint accepted, string browserId, CancellationToken cancellationToken)
    {
        if (ServerName.EndpointOf(attempt.Form) is { } server)
            await pins.For(browserId, vouched: null).RememberAsync(server, accepted, cancellationToken);
    }

    private static (UserSession?, SignInAttempt?) Failed(SignInForm form, SignInProblem problem) =>
        (null, new SignInAttempt(form.WithoutPassword(), problem));

    /// <summary>The connection is there, as a guest's: without the account that its user wants it is of no use.</summary>
    private async Task<SignInProblem?> MakeAccountAsync(UserSession session, SignInForm form, CancellationToken cancellationToken)
    {
        SignInProblem problem;
        try
        {
            if (await session.KeepNameAsync(form.Email.Length == 0 ? null : form.Email, form.Password!, cancellationToken) is { NeedsVerification: false })
                return null;

            problem = new SignInProblem(SignInFault.AccountUnverified);
        }
        catch (RequestRefusedException refused)
        {
            problem = SignInRefusal.OfRegistration(refused);
        }
        catch (InvalidOperationException failure)
        {
            problem = new SignInProblem(SignInFault.AccountNotMade, failure.Message);
        }
        catch (OperationCanceledException)
        {
            problem = new SignInProblem(SignInFault.GaveUp);
        }

        await sessions.EndAsync(session.Id, "No account", isSignedOut: true);
        return problem;
    }
}
