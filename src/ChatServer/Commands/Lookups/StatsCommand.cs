using System.Globalization;
using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>STATS u</c> tells how long the server has run, <c>STATS m</c> which commands there are.</summary>
internal sealed class StatsCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Stats, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var query = context.Find(0) ?? "*";
        switch (query)
        {
            case "u":
                var up = context.Now - context.World.StartedAt;
                yield return new Reply(
                    Numeric.RplStatsUptime, string.Create(CultureInfo.InvariantCulture, $"Server Up {up.Days} days {up.Hours}:{up.Minutes:00}:{up.Seconds:00}"));
                break;
            case "m":
                foreach (var (verb, count) in context.Usage.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                    yield return new Reply(Numeric.RplStatsCommands, verb, Replies.Text(count));
                break;
        }

        yield return new Reply(Numeric.RplEndOfStats, Target.Shown(query), "End of /STATS report");
    }
}
