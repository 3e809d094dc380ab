using System.Globalization;
using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>TIME [server]</c> tells the server's time.</summary>
internal sealed class TimeCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Time);

    public IEnumerable<Outcome> Execute(CommandContext context) => Replies.AboutThisServer(context) ??
    [
        new Reply(
            Numeric.RplTime, context.Options.ServerName, Replies.Text(context.Now.ToUnixTimeSeconds()), "0",
            context.Now.UtcDateTime.ToString("dddd, d MMMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
    ];
}
