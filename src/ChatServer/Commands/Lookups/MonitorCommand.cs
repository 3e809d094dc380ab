using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>MONITOR +|- nick{,nick}</c>, <c>MONITOR C|L|S</c> watches nicknames coming and going (IRCv3 <c>monitor</c>).</summary>
internal sealed class MonitorCommand : ICommand
{
    private const int ListBytes = 300;

    public CommandSpec Spec { get; } = new(Verbs.Monitor, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context) => context.Parameters[0].ToUpperInvariant() switch
    {
        "+" => Add(context),
        "-" => Remove(context),
        "C" => [new MonitorChanged(context.Session.Id, [], [.. context.Session.Monitored])],
        "L" => List(context),
        "S" => Replies.Presence(context.Session.Monitored, context.World),
        var other => [Refusal.Fail(Verbs.Monitor, "INVALID_PARAMS", "Allowed: + - C L S", other)],
    };

    private static IEnumerable<Outcome> Add(CommandContext context)
    {
        var limits = context.Options.Limits;
        var wanted = Nicks(context)
            .Where(nick => State.Names.IsValidNick(nick, limits.NickLength) && !context.Session.Monitored.Contains(nick))
            .ToArray();
        var room = Math.Max(0, limits.MonitorEntries - context.Session.Monitored.Count);
        if (wanted.Length > 0 && room > 0)
            yield return new MonitorChanged(context.Session.Id, wanted[..Math.Min(room, wanted.Length)], []);
        if (wanted.Length > room)
            yield return Refusal.MonitorListFull(limits.MonitorEntries, string.Join(',', wanted[room..]));
    }

    private static IEnumerable<Outcome> Remove(CommandContext context)
    {
        var unwanted = Nicks(context).Where(context.Session.Monitored.Contains).ToArray();
        if (unwanted.Length > 0)
            yield return new MonitorChanged(context.Session.Id, [], unwanted);
    }

    private static IEnumerable<Outcome> List(CommandContext context)
    {
        foreach (var line in Replies.Lines(context.Session.Monitored, ListBytes, ','))
            yield return new Reply(Numeric.RplMonitorList, line);
        yield return new Reply(Numeric.RplEndOfMonitorList, "End of MONITOR list");
    }

    private static IEnumerable<string> Nicks(CommandContext context) =>
        context.Message[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(CaseMapping.Ascii);
}
