using System.Security.Cryptography;
using System.Text;
using ChatServer.Commands;

namespace ChatServer.State;

/// <summary>Decides whether a connection has said enough to become a user.</summary>
internal static class RegistrationGate
{
    /// <summary>Where a connection stands.</summary>
    public abstract record Verdict
    {
        private Verdict()
        {
        }

        /// <summary>CAP END, NICK or USER is still to come.</summary>
        public sealed record Waiting : Verdict;

        /// <summary>The password is missing or wrong: the connection ends.</summary>
        public sealed record Denied(Refusal Refusal) : Verdict;

        /// <summary>Somebody took the nickname in the meantime: another is needed.</summary>
        public sealed record NickTaken(Refusal Refusal) : Verdict;

        public sealed record Ready : Verdict;
    }

    public static Verdict Judge(Session session, World world, string? password)
    {
        if (session.IsNegotiating || session.Nick is null || session.UserName is null)
            return new Verdict.Waiting();
        if (password is not null && !IsSame(session.Password, password))
            return new Verdict.Denied(Refusal.PasswordMismatch());
        if (world.FindLookalike(session.Nick) is not null)
            return new Verdict.NickTaken(Refusal.NicknameInUse(session.Nick));

        return new Verdict.Ready();
    }

    /// <summary>Takes the same time wherever the two differ.</summary>
    private static bool IsSame(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
