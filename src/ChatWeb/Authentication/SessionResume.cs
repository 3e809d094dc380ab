using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Authentication;

/// <summary>
/// Signs a user in again whose session the gateway no longer has, with the ticket that the browser's key opens. One attempt at a time for each
/// session: all tabs of a browser come back at once.
/// </summary>
internal sealed class SessionResume(ServerPolicy policy, UserSessionDirectory sessions, TicketStore tickets, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<SessionId, Lazy<Task<Outcome>>> _underway = new();

    /// <summary>What came of it: the session, or what its user sees on the form instead.</summary>
    /// <param name="Session">The session; null when there is none.</param>
    /// <param name="Attempt">Where the attempt stands; null when there was no ticket.</param>
    public sealed record Outcome(UserSession? Session, SignInAttempt? Attempt = null);

    public async Task<Outcome> TryAsync(SessionId id, TicketKey key, Visitor visitor, CancellationToken cancellationToken)
    {
        var attempt = _underway.GetOrAdd(id, _ => new Lazy<Task<Outcome>>(() => ResumeAsync(id, key, visitor)));
        try
        {
            return await attempt.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            _underway.TryRemove(KeyValuePair.Create(id, attempt));
        }
    }

    private async Task<Outcome> ResumeAsync(SessionId id, TicketKey key, Visitor visitor)
    {
        if (sessions.Find(id) is { } there)
            return new Outcome(there.Ticket?.Key.ToCookie() == key.ToCookie() ? there : null);
        if (SessionTicket.Find(tickets, id, key) is not var (ticket, content))
            return new Outcome(null);

        using var deadline = new CancellationTokenSource(Deadline, time);
        var decision = await policy.DecideAsync(content.Host, content.Port, deadline.Token);
        if (decision is not ServerDecision.Allowed allowed)
            return Failed(content, SignInRefusal.Of(((ServerDecision.Refused)decision).Why));

        switch (await sessions.OpenAsync(RequestOf(content, allowed, visitor), deadline.Token, id))
        {
            case OpenResult.Opened { Session: var session }:
                session.Ticket = ticket;
                ticket.Move(visitor.Origin(ticket.Header.IsRemembered), time.GetUtcNow());
                Restore(session, content);
                if (tickets.Contains(ticket.Name))
                    return new Outcome(session);

                // Signed out from another browser just now.
                await sessions.EndAsync(id, "Signed out from another browser", isSignedOut: true);
                return new Outcome(null);

            case OpenResult.Full full:
                return Failed(content, SignInRefusal.Of(full));

            case OpenResult.Stopped { Reason: StopReason.Refused { Code: ChatCore.Protocol.Numeric.ErrSaslFail } refused }:
                ticket.Forget(); // The password is another one now, or the account is gone.
                return Failed(content, SignInRefusal.Of(refused));

            case OpenResult.Stopped { Reason: StopReason.UnknownServer or StopReason.ServerKeyChanged }:
                return Failed(content, new SignInProblem(SignInFault.SessionEnded)); // Only a person can judge it, on the way through the form.

            case OpenResult.Stopped stopped:
                return Failed(content, SignInRefusal.Of(stopped.Reason));

            case var other:
                throw new InvalidOperationException($"{other} is no result that a sign-in knows.");
        }
    }

    private static SignInRequest RequestOf(TicketContent content, ServerDecision.Allowed allowed, Visitor visitor) => new()
    {
        Server = allowed.Server,
        ConnectTo = allowed.ConnectTo,
        Pinned = allowed.Pinned,
        Nick = content.Nick,
        Password = content.ServerPassword,
        Account = content.Login,
        Certificate = content.Certificate is { } certificate ? X509CertificateLoader.LoadPkcs12(certificate, null, X509KeyStorageFlags.Exportable) : null,
        Channels = content.Channels,
        BrowserId = visitor.BrowserId,
        ClientAddress = visitor.Address,
        Introduction = visitor.IntroductionTo(allowed),
    };

    private static void Restore(UserSession session, TicketContent content)
    {
        foreach (var name in content.Conversations)
            session.Open(name);

        if (content.Account is null)
            session.SetProfile(content.Profile);

        session.LastSelected = content.Selected ?? session.LastSelected;
    }

    private static Outcome Failed(TicketContent content, SignInProblem problem) => new(null, new SignInAttempt(
        new SignInForm
        {
            As = content.Account is null ? SignInAs.Guest : SignInAs.Account,
            Host = content.Host,
            Port = content.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Nick = content.Account ?? content.Nick,
        },
        problem));
}
