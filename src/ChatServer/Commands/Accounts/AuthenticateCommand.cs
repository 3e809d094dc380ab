using ChatCore.Protocol;
using ChatCore.Security.Sasl;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Commands.Accounts;

/// <summary><c>AUTHENTICATE mechanism|data|*</c> logs in (IRCv3 <c>sasl-3.2</c>), before registration or at any time after it.</summary>
internal sealed class AuthenticateCommand : ICommand
{
    /// <summary>A response comes in parts of this length; a shorter one, or <c>+</c>, is the last.</summary>
    private const int ChunkLength = 400;

    /// <summary>No mechanism of ours needs more; the bound on what a client can make the server keep.</summary>
    private const int MaxResponse = 8 * ChunkLength;

    private const string Empty = "+";

    public CommandSpec Spec { get; } = new(Verbs.Authenticate, MinParameters: 1, CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var data = context.Parameters[0];
        if (!context.Options.Accounts.Enabled)
            return [Refusal.UnknownCommand(Verbs.Authenticate)];
        if (data == "*")
            return [new SaslAdvanced(context.Session.Id, null), Refusal.SaslAborted()];

        return context.Session.Sasl is { } exchange ? Receive(context, exchange, data) : Begin(context, data);
    }

    private static IEnumerable<Outcome> Begin(CommandContext context, string mechanism)
    {
        var offered = context.Options.Accounts.OfferedMechanisms();
        if (FindServer(mechanism.ToUpperInvariant(), offered) is not { } server)
            return [Refusal.SaslMechanisms(offered), Refusal.SaslFailed()];
        if (Login.IsThrottled(context, account: null))
        {
            const string Reason = "Too many failed log-ins: try again in a minute";
            return [Refusal.Fail(Verbs.Authenticate, "TOO_MANY_ATTEMPTS", Reason), Refusal.SaslFailed(Reason)];
        }


        return [new SaslAdvanced(context.Session.Id, new SaslExchange(server)), new Reply(Verbs.Authenticate, Empty)];
    }

    private static ISaslServer? FindServer(string mechanism, IReadOnlyList<string> offered) => mechanism switch
    {
        _ when !offered.Contains(mechanism) => null,
        PlainMechanism.Name => PlainMechanism.Server,
        ScramServer.Name => ScramServer.Start,
        ExternalMechanism.Name => ExternalMechanism.Server,
        _ => null,
    };

    private static IEnumerable<Outcome> Receive(CommandContext context, SaslExchange exchange, string data)
    {
        if (data.Length > ChunkLength)
            return [new SaslAdvanced(context.Session.Id, null), Refusal.SaslTooLong()];

        var received = data == Empty ? exchange.Received : exchange.Received + data;
        if (received.Length > MaxResponse)
            return Fail(context);
        if (data.Length == ChunkLength)
            return [new SaslAdvanced(context.Session.Id, exchange with { Received = received })];

        var response = new byte[received.Length];
        return Convert.TryFromBase64String(received, response, out var length)
            ? Advance(context, exchange.Server.Respond(response.AsSpan(0, length)), exchange.Account)
            : Fail(context);
    }

    private static IEnumerable<Outcome> Advance(CommandContext context, SaslServerStep step, string? account)
    {
        switch (step)
        {
            case SaslServerStep.Challenge challenge:
                return Challenge(context, challenge, account);

            case SaslServerStep.FindCredential find when !Login.IsThrottled(context, find.Account):
                return GoOn(context, find);

            case SaslServerStep.CheckPassword check when IsPossible(context, check.Password) && !Login.IsThrottled(context, check.Account):
                return Decide(context, new PasswordChecked(check.Account, check.Password), check.Account);

            case SaslServerStep.CheckCertificate check when context.Session.Origin.CertificateFingerprint is { } fingerprint:
                return Decide(context, new CertificateChecked(fingerprint, check.Account), check.Account);

            case SaslServerStep.Succeeded succeeded:
                return Decide(context, new ProvenAccountFound(succeeded.Account), succeeded.Account);

            default:
                return Fail(context, account);
        }
    }

    private static bool IsPossible(CommandContext context, string password) =>
        System.Text.Encoding.UTF8.GetByteCount(password) <= context.Options.Accounts.MaxPasswordBytes;

    private static IEnumerable<Outcome> Challenge(CommandContext context, SaslServerStep.Challenge challenge, string? account)
    {
        yield return new SaslAdvanced(context.Session.Id, new SaslExchange(challenge.Next, account));
        var data = Convert.ToBase64String(challenge.Data);
        foreach (var part in data.Chunk(ChunkLength))
            yield return new Reply(Verbs.Authenticate, new string(part));
        if (data.Length % ChunkLength == 0)
            yield return new Reply(Verbs.Authenticate, Empty);
    }

    private static IEnumerable<Outcome> GoOn(CommandContext context, SaslServerStep.FindCredential find)
    {
        var found = new ScramMaterialFound(find.Account);
        yield return found;
        var next = found.Answer is { } material ? find.GoOn(material.Credential, material.Nonce) : new SaslServerStep.Failed();
        foreach (var outcome in Advance(context, next, find.Account))
            yield return outcome;
    }

    private static IEnumerable<Outcome> Decide(CommandContext context, Question<LoginResult> question, string? account)
    {
        yield return question;
        if (question.Answer is not { Account: { } proven })
        {
            foreach (var outcome in Fail(context, account, question.Answer))
                yield return outcome;
            yield break;
        }

        yield return new SaslAdvanced(context.Session.Id, null);
        foreach (var outcome in Login.Succeed(context, proven))
            yield return outcome;
        yield return new Reply(Numeric.RplSaslSuccess, "SASL authentication successful");
    }

    private static IEnumerable<Outcome> Fail(CommandContext context, string? account = null, LoginResult? result = null) =>
    [
        new SaslAdvanced(context.Session.Id, null),
        Login.Fail(context, account),
        result is { IsUnverified: true } ? Refusal.SaslFailed("This account is not verified yet") : Refusal.SaslFailed(),
    ];
}
