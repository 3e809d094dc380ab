using System.Globalization;
using System.Text;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands;

/// <summary>The answers that several commands give.</summary>
internal static class Replies
{
    /// <summary>Bytes left for the names of one 353 line: 512 less the line's own words and the longest names.</summary>
    private const int NamesBytes = 300;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>331, or 332 and 333.</summary>
    public static IEnumerable<Reply> Topic(Channel channel) => channel.Topic is { } topic
        ?
        [
            new Reply(Numeric.RplTopic, channel.Name, topic.Text),
            new Reply(Numeric.RplTopicWhoTime, channel.Name, topic.SetBy, Text(topic.SetAt.ToUnixTimeSeconds())),
        ]
        : [new Reply(Numeric.RplNoTopic, channel.Name, "No topic is set")];

    /// <summary>353 as often as needed, then 366.</summary>
    public static IEnumerable<Reply> Members(Channel channel, User asker, Capability capabilities)
    {
        var symbol = channel.Has(ChannelFlags.Secret) ? "@" : "=";
        var all = capabilities.Has(Capability.MultiPrefix);
        var isMember = channel.FindMember(asker) is not null;
        var names = channel.IsVisibleTo(asker)
            ? channel.Members.Where(member => isMember || !member.User.IsInvisible).Select(member => member.Prefixes(all) + member.User.Nick)
            : [];
        foreach (var line in Lines(names, NamesBytes))
            yield return new Reply(Numeric.RplNamReply, symbol, channel.Name, line);

        yield return EndOfMembers(channel.Name);
    }

    public static Reply EndOfMembers(string name) => new(Numeric.RplEndOfNames, name, "End of /NAMES list");

    public static IEnumerable<Reply> Motd(ChatOptions options)
    {
        if (options.Motd.Count == 0)
        {
            yield return Refusal.NoMotd();
            yield break;
        }

        yield return new Reply(Numeric.RplMotdStart, $"- {options.ServerName} message of the day -");
        foreach (var line in options.Motd)
            yield return new Reply(Numeric.RplMotd, $"- {line}");
        yield return new Reply(Numeric.RplEndOfMotd, "End of /MOTD command");
    }

    public static IEnumerable<Reply> UserCounts(World world)
    {
        var users = world.Users.Count;
        var invisible = world.Users.Count(user => user.IsInvisible);
        var unknown = world.Sessions.Count(session => session.User is null);
        yield return new Reply(Numeric.RplLUserClient, $"There are {Text(users - invisible)} users and {Text(invisible)} invisible on 1 servers");
        yield return new Reply(Numeric.RplLUserOp, "0", "operators online");
        yield return new Reply(Numeric.RplLUserUnknown, Text(unknown), "unregistered connections");
        yield return new Reply(Numeric.RplLUserChannels, Text(world.Channels.Count(channel => channel.Members.Count > 0)), "channels formed");
        yield return new Reply(Numeric.RplLUserMe, $"I have {Text(users)} clients and 0 servers");
        yield return Peak(Numeric.RplLocalUsers, "local", users, world.MostUsers);
        yield return Peak(Numeric.RplGlobalUsers, "global", users, world.MostUsers);
    }

    /// <summary>Words joined by spaces to lines of at most so many bytes; no line when there is no word.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> words, int maxBytes)
    {
        var line = new StringBuilder();
        var bytes = 0;
        foreach (var word in words)
        {
            var length = Encoding.UTF8.GetByteCount(word) + 1;
            if (bytes + length > maxBytes && line.Length > 0)
            {
                yield return line.ToString();
                line.Clear();
                bytes = 0;
            }

            line.Append(line.Length == 0 ? string.Empty : " ").Append(word);
            bytes += length;
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static Reply Peak(string numeric, string kind, int now, int most) =>
        new(numeric, Text(now), Text(most), $"Current {kind} users {Text(now)}, max {Text(most)}");
}
