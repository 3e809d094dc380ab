using ChatServer.Commands;

namespace ChatServer.State;

/// <summary>May one user do that to another? Null for yes, otherwise the refusal.</summary>
internal static class UserPolicy
{
    public static Refusal? CanSayTo(User sender, User recipient, string text) =>
        recipient.Has(UserModes.NoCtcp) && Ctcp.IsRequest(text) && sender != recipient
            ? Refusal.CannotSendToUser(recipient.Nick, "This user takes no CTCP (+T)")
            : CanWriteTo(sender, recipient);

    public static Refusal? CanWriteTo(User sender, User recipient) =>
        !recipient.Has(UserModes.RegisteredOnly) || sender.Account is not null || sender == recipient || recipient.Accepted.Contains(sender.Id)
            ? null
            : Refusal.AccountNeeded(recipient.Nick, "This user takes messages (+R) from those with an account alone: log in first");
}
