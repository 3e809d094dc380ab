using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What a guest may ask for to be a guest no more. Fails as <see cref="ChatClient.AskAsync"/> does.</summary>
public static class AccountRequests
{
    /// <summary>
    /// Makes an account of the nickname in use (<c>draft/account-registration</c>) and logs in to it, now and after every reconnect.
    /// </summary>
    /// <param name="client">The client, connected as a guest.</param>
    /// <param name="email">An address, where the server wants one; null for none.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="ArgumentException">The address is no single word, or the password is empty or holds line breaks.</exception>
    public static async Task<RegisteredAccount> RegisterAccountAsync(
        this ChatClient client, string? email, string password, CancellationToken cancellationToken)
    {
        const string None = "*";
        if (email is not null)
            WireText.Name(email, nameof(email));
        if (password.Length == 0 || password.AsSpan().ContainsAny('\0', '\r', '\n'))
            throw new ArgumentException("A password may not be empty nor hold line breaks or NUL.", nameof(password));

        var answer = await client.AskAsync(new Message(Verbs.Register, None, email ?? None, password), cancellationToken).ConfigureAwait(false);
        if (answer.FirstOrDefault(line => line.Verb == Verbs.Register) is not { } line || !WireText.IsName(line[1]))
            throw new InvalidOperationException("The server did not say what became of the account.");

        var registered = new RegisteredAccount(line[1], NeedsVerification: line[0] != "SUCCESS");
        if (!registered.NeedsVerification)
            client.UseAccount(new ClientAccount(registered.Name, password));
        return registered;
    }
}

/// <summary>An account that was made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NeedsVerification">Whether nobody can log in to it before it is verified.</param>
public sealed record RegisteredAccount(string Name, bool NeedsVerification);
