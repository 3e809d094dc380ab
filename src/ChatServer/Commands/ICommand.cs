namespace ChatServer.Commands;

/// <summary>
/// What a verb does: a pure function of state and command. No I/O, clock, randomness or lock; a user's mistake is a
/// <see cref="Refusal"/>, never an exception.
/// </summary>
internal interface ICommand
{
    CommandSpec Spec { get; }

    IEnumerable<Outcome> Execute(CommandContext context);
}

/// <summary>What the dispatcher proves before a command runs.</summary>
/// <param name="Verb">The verb on the wire.</param>
/// <param name="MinParameters">Fewer parameters are answered with 461.</param>
/// <param name="Stage">When it may be used.</param>
/// <param name="ForOperators">Whether only server operators may use it; others are answered with 481.</param>
internal sealed record CommandSpec(
    string Verb, int MinParameters = 0, CommandStage Stage = CommandStage.Registered, bool ForOperators = false);

/// <summary>When a command may be used.</summary>
internal enum CommandStage
{
    /// <summary>Only once registered; earlier is answered with 451.</summary>
    Registered,

    /// <summary>Only before; later is answered with 462.</summary>
    Registering,

    /// <summary>At any time.</summary>
    Any,
}
