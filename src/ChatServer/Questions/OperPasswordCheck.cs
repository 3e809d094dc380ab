using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Engine;

namespace ChatServer.Questions;

/// <summary>Compares an operator's password, beside the chat because a hash takes its time.</summary>
internal sealed record OperPasswordCheck(OperOptions Oper, string Password) : Question<PasswordVerdict>
{
    public override bool IsCostly => true;

    protected override Task<PasswordVerdict> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        Task.FromResult(new PasswordVerdict(
            PasswordHash.IsHash(Oper.Password) ? PasswordHash.Verify(Oper.Password, Password) : PasswordHash.IsSame(Oper.Password, Password)));
}

internal sealed record PasswordVerdict(bool IsRight);
