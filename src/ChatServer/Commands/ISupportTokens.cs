using System.Runtime.CompilerServices;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands;

/// <summary>The table of ISUPPORT tokens (numeric 005): what is announced is what the code reads.</summary>
internal static class ISupportTokens
{
    private const int TokensPerLine = 13;

    /// <summary>Every connection is sent them: made once for each set of options.</summary>
    private static readonly ConditionalWeakTable<ChatOptions, Reply[]> Known = [];

    public static IEnumerable<string> All(ChatOptions options)
    {
        var limits = options.Limits;
        yield return $"ACCOUNTEXTBAN={Mask.ISupportAccountExtBan}";
        yield return $"AWAYLEN={limits.AwayLength}";
        yield return $"BOT={UserModeTable.Bot}";
        yield return $"CASEMAPPING={options.CaseMapping}";
        yield return $"CHANLIMIT={State.Names.ChannelPrefix}:{limits.ChannelsPerUser}";
        yield return $"CHANMODES={ChannelModes.ISupportValue}";
        yield return $"CHANNELLEN={limits.ChannelLength}";
        yield return $"CHANTYPES={State.Names.ChannelPrefix}";
        if (options.History.Enabled)
        {
            yield return $"CHATHISTORY={options.History.MaxMessagesPerRequest}";
            yield return "MSGREFTYPES=msgid,timestamp";
        }

        yield return $"ELIST={Channels.ListFilter.ISupportValue}";
        yield return $"EXCEPTS={ChannelModes.Exception}";
        yield return $"EXTBAN={Mask.ISupportExtBan}";
        yield return $"HOSTLEN={State.Names.HostLength}";
        yield return $"INVEX={ChannelModes.InviteException}";
        yield return $"KEYLEN={ChannelModes.KeyLength}";
        yield return $"KICKLEN={limits.KickLength}";
        yield return $"LINELEN={limits.LineBytes}";
        yield return $"MAXLIST={ChannelModes.Lists}:{limits.ListModeEntries}";
        yield return "MODES";
        yield return $"MONITOR={limits.MonitorEntries}";
        yield return $"NAMELEN={limits.RealNameLength}";
        yield return $"NETWORK={options.NetworkName}";
        yield return $"NICKLEN={limits.NickLength}";
        yield return $"PREFIX={MemberRanks.ISupportValue}";
        yield return "SAFELIST";
        yield return $"STATUSMSG={MemberRanks.Prefixes}";
        yield return $"TARGMAX=JOIN:,KICK:,LIST:,MONITOR:,NAMES:,NOTICE:{limits.TargetsPerMessage},PART:,PRIVMSG:{limits.TargetsPerMessage},TAGMSG:{limits.TargetsPerMessage},WHOIS:1";
        yield return $"TOPICLEN={limits.TopicLength}";
        yield return $"USERLEN={State.Names.UserLength}";
        yield return "UTF8ONLY";
        yield return "WHOX";
    }

    /// <summary>All tokens, in a batch for clients that know <c>draft/extended-isupport</c>.</summary>
    public static IEnumerable<Outcome> Announce(CommandContext context) =>
        context.Session.Capabilities.Has(Capability.Batch | Capability.ExtendedISupport)
            ? [new BatchedReplies("draft/isupport", [], Lines(context.Options))]
            : Lines(context.Options);

    private static Reply[] Lines(ChatOptions options) => Known.GetValue(options, static one =>
        [.. All(one).Chunk(TokensPerLine).Select(tokens => new Reply(Numeric.RplISupport, [.. tokens, "are supported by this server"]))]);
}
