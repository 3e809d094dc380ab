using System.Text;
using ChatServer.Configuration;

namespace ChatServer.Commands.Accounts;

/// <summary>Which names, passwords and addresses an account may have. Null for yes, otherwise code and reason as REGISTER gives them.</summary>
internal static class AccountRules
{
    private const int MaxEmailBytes = 254;

    public static (string Code, string Reason)? CheckPassword(string password, string account, AccountOptions options) =>
        Encoding.UTF8.GetByteCount(password) switch
        {
            var bytes when bytes < options.ShortestPassword() =>
                ("WEAK_PASSWORD", $"A password has at least {Replies.Text(options.ShortestPassword())} characters"),
            var bytes when bytes > options.MaxPasswordBytes =>
                ("UNACCEPTABLE_PASSWORD", $"A password has at most {Replies.Text(options.MaxPasswordBytes)} bytes"),
            _ when password.Contains('\0', StringComparison.Ordinal) => ("UNACCEPTABLE_PASSWORD", "A password is text"),
            _ when !options.IsForTests() && State.Names.AreEqual(password, account) =>
                ("WEAK_PASSWORD", "A password must not be the name of its account"),
            _ => null,
        };

    /// <param name="email">The address; null when none was given.</param>
    /// <param name="options">What is configured.</param>
    public static (string Code, string Reason)? CheckEmail(string? email, AccountRegistrationOptions options)
    {
        if (email is null)
            return options.RequireEmail ? ("INVALID_EMAIL", "An e-mail address is needed") : null;

        var at = email.IndexOf('@', StringComparison.Ordinal);
        var isAddress = at > 0 && at < email.Length - 1 && email.IndexOf('@', at + 1) < 0 && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        return isAddress && Encoding.UTF8.GetByteCount(email) <= MaxEmailBytes ? null : ("INVALID_EMAIL", "This is no e-mail address");
    }
}
