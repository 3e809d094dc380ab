using System.Security.Cryptography;
using System.Text;
using ChatServer.Commands;
using ChatServer.Configuration;

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

        /// <summary>It is one more connection of somebody who is here already.</summary>
        public sealed record Joining(User User) : Verdict;

        /// <summary>It is the same guest once more, whose earlier connection the network lost.</summary>
        public sealed record Returning(User Ghost) : Verdict;

        public sealed record Ready : Verdict;
    }

    public static Verdict Judge(Session session, World world, ChatOptions options)
    {
        if (session.IsNegotiating || session.Nick is null || session.UserName is null)
            return new Verdict.Waiting();
        if (options.Password is { } password && !IsSame(session.Password, password))
            return new Verdict.Denied(Refusal.PasswordMismatch());
        if (FindOwn(session, world, options.Sessions) is { } user)
            return new Verdict.Joining(user);
        if (FindGhost(session, world) is { } ghost)
            return new Verdict.Returning(ghost);
        if (world.FindLookalike(session.Nick) is not null)
            return new Verdict.NickTaken(Refusal.NicknameInUse(session.Nick));
        if (NickPolicy.IsReserved(session.Nick, session.Account, world, options))
            return new Verdict.NickTaken(Refusal.NicknameReserved(session.Nick));

        return new Verdict.Ready();
    }

    /// <summary>
    /// The user of the same account that the connection joins: the one with the nickname it asks for, or one who waits without a connection.
    /// </summary>
    private static User? FindOwn(Session session, World world, SessionOptions options)
    {
        if (session.Account is not { } account)
            return null;
        if (world.FindDetached(account) is { } waiting && (world.FindUser(session.Nick!) is not { } holder || holder == waiting))
            return waiting;

        var shares = options.MultipleClients && world.FindAccount(account) is not { SharesNick: false };
        return shares && world.FindUser(session.Nick!) is { Account: { } own } user && Names.AreEqual(own, account) ? user : null;
    }

    /// <summary>
    /// The holder of the nickname, when it proved itself by the same certificate. It would keep the nickname until its silence is noticed, and
    /// what it still sends would be said twice by the client that is back.
    /// </summary>
    private static User? FindGhost(Session session, World world) =>
        session.Account is null && session.Origin.CertificateFingerprint is { } fingerprint && world.FindUser(session.Nick!) is { } holder
        && holder.Identity == User.IdentityOf(fingerprint) ? holder : null;

    /// <summary>Takes the same time wherever the two differ.</summary>
    private static bool IsSame(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
