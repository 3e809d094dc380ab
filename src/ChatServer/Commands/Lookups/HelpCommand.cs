using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>HELP [command]</c> and <c>HELPOP</c> explain a command, or list all.</summary>
internal sealed class HelpCommand(string verb) : ICommand
{
    private const int IndexBytes = 200;
    private const string Index = "index";

    public CommandSpec Spec { get; } = new(verb);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var subject = context.Find(0)?.ToUpperInvariant();
        if (subject is null)
            return Page(Index, ["Commands, each explained by HELP command:", .. Replies.Lines(CommandTable.All.Keys.Order(StringComparer.Ordinal), IndexBytes)]);

        return CommandTable.All.ContainsKey(subject) && HelpTexts.All.TryGetValue(subject, out var lines)
            ? Page(subject, lines)
            : [Refusal.HelpNotFound(context.Parameters[0])];
    }

    private static IEnumerable<Outcome> Page(string subject, IReadOnlyList<string> lines)
    {
        yield return new Reply(Numeric.RplHelpStart, subject, lines[0]);
        foreach (var line in lines.Skip(1))
            yield return new Reply(Numeric.RplHelpText, subject, line);
        yield return new Reply(Numeric.RplEndOfHelp, subject, "End of HELP");
    }
}
