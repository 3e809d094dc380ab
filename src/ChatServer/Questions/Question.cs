using ChatServer.Commands;
using ChatServer.Engine;

namespace ChatServer.Questions;

/// <summary>
/// Something that takes its time: a look into a store, a password to be hashed. It is answered beside the chat, after everything before it
/// is stored. Meanwhile the command stands still and its client's later lines wait; then the command goes on with the answer.
/// </summary>
/// <remarks>
/// The chat goes on in between: after <c>yield return question</c> a command looks up anew what may have changed. It does not go on when
/// its session is gone by then.
/// </remarks>
internal abstract record Question : Outcome
{
    /// <summary>Whether it takes a processor rather than a disk. Such questions have workers of their own and hold up no others.</summary>
    public virtual bool IsCostly => false;

    /// <summary>The name alone: a question may hold a password, and must not carry it into a log.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Finds the answer. Runs outside the engine.</summary>
    /// <exception cref="OperationCanceledException">The deadline has passed.</exception>
    public abstract Task AnswerAsync(AnswerSources sources, CancellationToken cancellationToken);
}

/// <summary>A question with an answer of this type.</summary>
internal abstract record Question<TAnswer> : Question
    where TAnswer : class
{
    /// <summary>The answer, once the command goes on; null when there was none: the store failed or took too long.</summary>
    public TAnswer? Answer { get; private set; }

    public sealed override async Task AnswerAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        Answer = await FindAsync(sources, cancellationToken).WaitAsync(cancellationToken);

    protected abstract Task<TAnswer> FindAsync(AnswerSources sources, CancellationToken cancellationToken);
}
