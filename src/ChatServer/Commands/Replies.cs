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
    public static IEnumerable<Reply> Members(Channel channel, User asker, Capability capabilities) =>
        MemberLines(channel, asker, capabilities).Append(EndOfMembers(channel.Name));

    /// <summary>What follows a JOIN: the members, unless the client asked to be spared them (IRCv3 <c>no-implicit-names</c>).</summary>
    public static IEnumerable<Reply> AfterJoin(Channel channel, User newcomer, Capability capabilities) =>
        capabilities.Has(Capability.NoImplicitNames) ? [] : Members(channel, newcomer, capabilities);

    /// <summary>353 as often as needed.</summary>
    public static IEnumerable<Reply> MemberLines(Channel channel, User asker, Capability capabilities)
    {
        var symbol = channel.Has(ChannelFlags.Secret) ? "@" : "=";
        var all = capabilities.Has(Capability.MultiPrefix);
        var inFull = capabilities.Has(Capability.UserhostInNames);
        var isMember = channel.FindMember(asker) is not null;
        var names = channel.IsVisibleTo(asker)
            ? channel.Members.Where(member => isMember || !member.User.IsInvisible).Select(member => member.Prefixes(all) + (inFull ? member.User.Source.ToString() : member.User.Nick))
            : [];
        foreach (var line in Lines(names, NamesBytes))
            yield return new Reply(Numeric.RplNamReply, symbol, channel.Name, line);
    }

    public static Reply EndOfMembers(string name) => new(Numeric.RplEndOfNames, name, "End of /NAMES list");

    public static Reply NowAway() => new(Numeric.RplNowAway, "You have been marked as being away");

    public static IEnumerable<Reply> Motd(World world, ChatOptions options)
    {
        if (world.Motd.Count == 0)
        {
            yield return Refusal.NoMotd();
            yield break;
        }

        yield return new Reply(Numeric.RplMotdStart, $"- {options.ServerName} message of the day -");
        foreach (var line in world.Motd)
            yield return new Reply(Numeric.RplMotd, $"- {line}");
        yield return new Reply(Numeric.RplEndOfMotd, "End of /MOTD command");
    }

    public static IEnumerable<Reply> UserCounts(World world)
    {
        var (users, invisible, operators, unregistered, channels) = world.Counts;
        yield return new Reply(Numeric.RplLUserClient, $"There are {Text(users - invisible)} users and {Text(invisible)} invisible on 1 servers");
        yield return new Reply(Numeric.RplLUserOp, Text(operators), "operators online");
        yield return new Reply(Numeric.RplLUserUnknown, Text(unregistered), "unregistered connections");
        yield return new Reply(Numeric.RplLUserChannels, Text(channels), "channels formed");
        yield return new Reply(Numeric.RplLUserMe, $"I have {Text(users)} clients and 0 servers");
        yield return Peak(Numeric.RplLocalUsers, "local", users, world.MostUsers);
        yield return Peak(Numeric.RplGlobalUsers, "global", users, world.MostUsers);
    }

    public static Reply Online(Source source) => new(Numeric.RplMonitorOnline, source.ToString());

    public static Reply Offline(string nick) => new(Numeric.RplMonitorOffline, nick);

    /// <summary>730 and 731 for these nicknames.</summary>
    public static IEnumerable<Reply> Presence(IReadOnlyCollection<string> nicks, World world)
    {
        var online = nicks.Select(world.FindUser).OfType<User>().Select(user => user.Source.ToString());
        var offline = nicks.Where(nick => world.FindUser(nick) is null);
        return
        [
            .. Lines(online, NamesBytes, ',').Select(line => new Reply(Numeric.RplMonitorOnline, line)),
            .. Lines(offline, NamesBytes, ',').Select(line => new Reply(Numeric.RplMonitorOffline, line)),
        ];
    }

    /// <summary>
    /// Null when the client means this server: by its name, a mask, somebody who is on it, or by naming none. Otherwise the refusal.
    /// </summary>
    public static IEnumerable<Outcome>? AboutThisServer(CommandContext context)
    {
        var asked = context.Find(0);
        return asked is null || Wildcards.Match(asked, context.Options.ServerName) || context.World.FindUser(asked) is not null
            ? null
            : [Refusal.NoSuchServer(asked)];
    }

    /// <summary>How long the user has said nothing.</summary>
    public static long IdleSeconds(User user, CommandContext context) => (long)Math.Max(0, (context.Now - user.ActiveAt).TotalSeconds);

    /// <summary>Words joined to lines of at most so many bytes; no line when there is no word.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> words, int maxBytes, char separator = ' ')
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

            if (line.Length > 0)
                line.Append(separator);
            line.Append(word);
            bytes += length;
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static Reply Peak(string numeric, string kind, int now, int most) =>
        new(numeric, Text(now), Text(most), $"Current {kind} users {Text(now)}, max {Text(most)}");

    /// <summary>
    /// As many lines as surely fit the asker's outbound buffer, which would disconnect it beyond; if there are more, a notice says so.
    /// </summary>
    public static IEnumerable<Reply> Bounded(IEnumerable<Reply> lines, CommandContext context, string more)
    {
        var left = context.Options.Limits.SendQueueBytes / 2;
        foreach (var line in lines)
        {
            left -= line.Parameters.Sum(Encoding.UTF8.GetByteCount) + context.Options.ServerName.Length + context.Session.DisplayName.Length;
            if (left < 0)
            {
                yield return new Reply(Verbs.Notice, context.Session.DisplayName, $"There are more {more}");
                yield break;
            }

            yield return line;
        }
    }
}
