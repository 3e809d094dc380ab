using System.Collections.Frozen;
using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary>The help of every command: its form, then what it does. A test proves that none of the command table is missing.</summary>
internal static class HelpTexts
{
    public static readonly FrozenDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>
    {
        [Verbs.Accept] = ["ACCEPT nick{,-nick} | *", "Lets somebody write to you in spite of mode R, or no longer; * lists those who may."],
        [Verbs.Admin] = ["ADMIN [server]", "Tells whom to ask about this server."],
        ["AUTHENTICATE"] = ["AUTHENTICATE mechanism|data|*", "Logs in to an account by SASL; clients do this by themselves. * gives up."],
        [Verbs.Away] = ["AWAY [:message]", "Marks you as away, and tells those who write to you why; without a message you are back."],
        [Verbs.Batch] = ["BATCH +reference type|-reference", "Begins or ends a message of several lines; clients do this by themselves."],
        [Verbs.Cap] = ["CAP LS [302]|LIST|REQ :names|END", "Negotiates the protocol's capabilities; clients do this by themselves."],
        [Verbs.ChatHistory] =
        [
            "CHATHISTORY LATEST|BEFORE|AFTER|AROUND target reference limit",
            "CHATHISTORY BETWEEN target reference reference limit",
            "CHATHISTORY TARGETS timestamp timestamp limit",
            "Reads stored messages. A reference is msgid=..., timestamp=... or, for LATEST, *.",
        ],
        [Verbs.ChgHost] = ["CHGHOST nick user host", "Gives somebody another user name and host. For server operators."],
        ["EDIT"] = ["EDIT target msgid :text", "Replaces the text of a message of yours."],
        [Verbs.Help] = ["HELP [command]", "Explains a command, or lists all."],
        [Verbs.HelpOp] = ["HELPOP [command]", "The same as HELP."],
        ["IDENTIFY"] = ["IDENTIFY [account] password", "Logs in to an account, for clients without SASL."],
        [Verbs.Info] = ["INFO [server]", "Tells about the program."],
        [Verbs.Invite] =
        [
            "INVITE nick channel", "INVITE",
            "Invites somebody to a channel: the next JOIN succeeds whatever the channel's modes. Alone it lists your own invitations.",
        ],
        [Verbs.IsOn] = ["ISON nick{ nick}", "Tells which of these nicknames are online."],
        [Verbs.ISupport] = ["ISUPPORT", "Lists what the server supports."],
        [Verbs.Join] = ["JOIN channel{,channel} [key{,key}]", "JOIN 0", "Enters channels, making those that do not exist; JOIN 0 leaves all."],
        [Verbs.Kick] = ["KICK channel nick{,nick} [:reason]", "Removes people from a channel. For half-operators and above."],
        [Verbs.Kill] = ["KILL nick [:reason]", "Ends a user's connections. For server operators."],
        [Verbs.Links] = ["LINKS", "Lists the servers of the network."],
        [Verbs.List] =
        [
            "LIST [condition{,condition}]",
            "Lists channels. Conditions: a name or mask, !mask, <members, >members, C<minutes and C>minutes since it was made,",
            "T<minutes and T>minutes since its topic was set.",
        ],
        [Verbs.Lusers] = ["LUSERS", "Counts users, channels and connections."],
        ["MARKREAD"] = ["MARKREAD target [timestamp=time]", "Tells, or sets, up to when you have read a conversation."],
        ["METADATA"] = ["METADATA target GET|LIST|SET|CLEAR|SUB|UNSUB|SUBS|SYNC [...]", "Reads and sets what is told of users and channels beside their names."],
        [Verbs.Mode] =
        [
            "MODE channel [modes [parameters]]", "MODE nick [modes]",
            "Reads or changes modes. Channels: b ban, e ban exception, I invite exception, k key, l limit, C no CTCP, M only accounts speak,",
            "R only accounts enter, U the unranked are heard by operators alone, i invitation needed, m moderated, n no messages from outside,",
            "s secret, t topic protected; ranks q founder, a admin, o operator, h half-operator, v voice.",
            "Masks are nick!user@host, a:account for an account, and m: before either to silence instead of to ban.",
            "Users: B bot, R messages from accounts alone, T no CTCP, i invisible, w gets WALLOPS; o and Z are set by the server.",
        ],
        [Verbs.Monitor] = ["MONITOR +|- nick{,nick}", "MONITOR C|L|S", "Watches nicknames coming and going; C clears, L lists, S tells who is online."],
        [Verbs.Motd] = ["MOTD [server]", "Shows the message of the day."],
        [Verbs.Names] = ["NAMES channel{,channel}", "Lists the members of channels."],
        [Verbs.Nick] = ["NICK nickname", "Takes a nickname, or another one."],
        ["NICKSERV"] = ["NICKSERV IDENTIFY|REGISTER ...", "Logs in to an account or makes one, for clients without SASL."],
        ["NS"] = ["NS IDENTIFY|REGISTER ...", "The same as NICKSERV."],
        [Verbs.Notice] = ["NOTICE target{,target} :text", "Sends a message that no program answers."],
        [Verbs.Oper] = ["OPER name password", "Makes you a server operator."],
        [Verbs.Part] = ["PART channel{,channel} [:reason]", "Leaves channels."],
        [Verbs.Pass] = ["PASS password", "Gives the server's password, before NICK and USER."],
        [Verbs.Ping] = ["PING token", "Asks for a PONG with the same token."],
        [Verbs.Pong] = ["PONG token", "Answers the server's PING; clients do this by themselves."],
        [Verbs.PrivMsg] = ["PRIVMSG target{,target} :text", "Sends a message to users, channels, or (@#channel) those of a channel with a rank."],
        [Verbs.Quit] = ["QUIT [:reason]", "Ends the connection."],
        [Verbs.EditMsg] = ["EDITMSG target msgid :text", "Gives a message of your own another text."],
        ["REDACT"] = ["REDACT target msgid [:reason]", "Takes a message back. Operators of a channel can take back those of others."],
        ["REGISTER"] = ["REGISTER account|* email|* password", "Makes an account."],
        [Verbs.Rehash] = ["REHASH", "Reads the certificates and the message of the day again. For server operators."],
        [Verbs.Rename] = ["RENAME old new [:reason]", "Gives a channel another name. For its operators."],
        ["SEARCH"] = ["SEARCH conditions", "Finds stored messages by text, sender, target and time."],
        [Verbs.SetName] = ["SETNAME :realname", "Changes your real name."],
        [Verbs.Stats] = ["STATS u|m", "Tells how long the server has run (u), or how often each command was used (m)."],
        [Verbs.TagMsg] = ["@+tag TAGMSG target", "Sends tags without text, such as that you are typing."],
        [Verbs.Time] = ["TIME [server]", "Tells the server's time."],
        [Verbs.Topic] = ["TOPIC channel [:text]", "Shows, sets or, with empty text, clears a channel's topic."],
        [Verbs.User] = ["USER username 0 * :realname", "Describes you, when you connect."],
        [Verbs.UserHost] = ["USERHOST nick{ nick}", "Tells user names and hosts of up to five users."],
        ["VERIFY"] = ["VERIFY account code", "Confirms a new account with the code that was sent."],
        [Verbs.Version] = ["VERSION [server]", "Tells the program's version and what it supports."],
        [Verbs.Wallops] = ["WALLOPS :text", "Tells all users of mode w. For server operators."],
        ["WEBIRC"] = ["WEBIRC password gateway host address", "Tells a client's real address; trusted gateways do this by themselves."],
        [Verbs.Who] = ["WHO channel|mask [o] [%fields[,token]]", "Lists members of a channel, or users by a mask; o lists operators alone."],
        [Verbs.WhoIs] = ["WHOIS [server] nick", "Tells about a user."],
        [Verbs.WhoWas] = ["WHOWAS nick [count]", "Tells who had a nickname before."],
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
