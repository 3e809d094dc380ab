using System.Globalization;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary><c>WHOWAS nick [count]</c> tells who had a nickname before.</summary>
internal sealed class WhoWasCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.WhoWas);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } nick)
        {
            yield return Refusal.NoNicknameGiven();
            yield break;
        }

        var entries = context.World.WhoWas.Find(nick).Take(Count(context.Find(1))).ToArray();
        if (entries.Length == 0)
            yield return Refusal.WasNoSuchNick(nick);
        foreach (var entry in entries)
        {
            foreach (var line in About(entry, context))
                yield return line;
        }

        yield return new Reply(Numeric.RplEndOfWhoWas, Target.Shown(nick), "End of WHOWAS");
    }

    /// <summary>A count that is not positive asks for all.</summary>
    private static int Count(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : int.MaxValue;

    private static IEnumerable<Reply> About(WhoWasEntry entry, CommandContext context)
    {
        var source = entry.Source;
        yield return new Reply(Numeric.RplWhoWasUser, source.Nick, source.User!, source.Host!, "*", entry.RealName);
        if (entry.Account is { } account)
            yield return new Reply(Numeric.RplWhoIsAccount, source.Nick, account, "was logged in as");
        yield return new Reply(
            Numeric.RplWhoIsServer, source.Nick, context.Options.ServerName,
            entry.LeftAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
    }
}
