using ChatServer.Questions;

namespace ChatServer.Commands.Accounts;

/// <summary><c>CERT ADD [fingerprint] | DEL fingerprint | LIST</c>: the certificates that open one's account by SASL EXTERNAL.</summary>
internal static class NickServCertificates
{
    private const int MaxCertificates = 20;
    private const int FingerprintLength = 64;

    public static IEnumerable<Outcome> Run(CommandContext context, string[] words)
    {
        if (context.Session.Account is not { } account)
            return [NickServ.Say(context, "Log in first")];

        var given = words.Length > 1 ? Normalize(words[1]) : context.Session.Origin.CertificateFingerprint;
        return (words[0].ToUpperInvariant(), given) switch
        {
            ("LIST", _) => List(context, account),
            ("ADD", null) when words.Length == 1 => [NickServ.Say(context, "Your connection has no certificate")],
            ("ADD" or "DEL", null) => [NickServ.Say(context, "A fingerprint is a SHA-256 in hexadecimal")],
            ("ADD", { } fingerprint) => Add(context, account, fingerprint),
            ("DEL", { } fingerprint) => NickServ.Change(
                context, account, stored => stored with { Certificates = [.. stored.Certificates.Where(one => one != fingerprint)] },
                "The certificate no longer logs you in"),
            _ => [NickServ.Say(context, "Use: CERT ADD [fingerprint] | DEL fingerprint | LIST")],
        };
    }

    private static IEnumerable<Outcome> Add(CommandContext context, string account, string fingerprint) => NickServ.Change(
        context, account,
        stored => stored.Certificates.Contains(fingerprint) || stored.Certificates.Count >= MaxCertificates
            ? stored
            : stored with { Certificates = [.. stored.Certificates, fingerprint] },
        $"Up to {Replies.Text(MaxCertificates)} certificates log you in by SASL EXTERNAL; this is one of them now: {fingerprint}");

    private static IEnumerable<Outcome> List(CommandContext context, string account)
    {
        var found = new AccountFound(account);
        yield return found;
        if (found.Answer?.Account is not { } stored)
        {
            yield return NickServ.Unavailable(context);
            yield break;
        }

        foreach (var fingerprint in stored.Certificates)
            yield return NickServ.Say(context, fingerprint);
        yield return NickServ.Say(context, $"{Replies.Text(stored.Certificates.Count)} certificates in all");
    }

    private static string? Normalize(string text)
    {
        var hex = text.Replace(":", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        return hex.Length == FingerprintLength && hex.All(char.IsAsciiHexDigitLower) ? hex : null;
    }
}
