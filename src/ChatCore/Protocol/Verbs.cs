using System.Collections.Frozen;

namespace ChatCore.Protocol;

/// <summary>The names of commands on the wire.</summary>
public static class Verbs
{
#pragma warning disable CS1591 // The names are the documentation: each is the verb of Modern IRC or of an IRCv3 specification.
    public const string Account = "ACCOUNT";
    public const string Authenticate = "AUTHENTICATE";
    public const string Away = "AWAY";
    public const string Batch = "BATCH";
    public const string Cap = "CAP";
    public const string ChatHistory = "CHATHISTORY";
    public const string Error = "ERROR";
    public const string Fail = "FAIL";
    public const string ISupport = "ISUPPORT";
    public const string Join = "JOIN";
    public const string Ack = "ACK";
    public const string Kick = "KICK";
    public const string List = "LIST";
    public const string Lusers = "LUSERS";
    public const string Mode = "MODE";
    public const string Motd = "MOTD";
    public const string Names = "NAMES";
    public const string Nick = "NICK";
    public const string Note = "NOTE";
    public const string Notice = "NOTICE";
    public const string Part = "PART";
    public const string Pass = "PASS";
    public const string Ping = "PING";
    public const string Pong = "PONG";
    public const string PrivMsg = "PRIVMSG";
    public const string Quit = "QUIT";
    public const string Register = "REGISTER";
    public const string TagMsg = "TAGMSG";
    public const string Topic = "TOPIC";
    public const string User = "USER";
    public const string Verify = "VERIFY";
    public const string Version = "VERSION";
    public const string Warn = "WARN";
    public const string Who = "WHO";
    public const string WhoIs = "WHOIS";

    public const string EditMsg = "EDITMSG";
    public const string MarkRead = "MARKREAD";
    public const string Metadata = "METADATA";
    public const string Redact = "REDACT";
    public const string Search = "SEARCH";
    public const string WebIrc = "WEBIRC";

    public const string Accept = "ACCEPT";
    public const string Admin = "ADMIN";
    public const string ChgHost = "CHGHOST";
    public const string Help = "HELP";
    public const string HelpOp = "HELPOP";
    public const string Info = "INFO";
    public const string Invite = "INVITE";
    public const string IsOn = "ISON";
    public const string Kill = "KILL";
    public const string Links = "LINKS";
    public const string Monitor = "MONITOR";
    public const string Oper = "OPER";
    public const string Rehash = "REHASH";
    public const string Rename = "RENAME";
    public const string SetName = "SETNAME";
    public const string Stats = "STATS";
    public const string Time = "TIME";
    public const string UserHost = "USERHOST";
    public const string Wallops = "WALLOPS";
    public const string WhoWas = "WHOWAS";
#pragma warning restore CS1591

    private static readonly FrozenSet<string> Known = new[]
    {
        Ack, Away, Batch, Cap, ChatHistory, Error, Fail, ISupport, Join, Kick, List, Lusers, Mode, Motd, Names, Nick, Note, Notice, Part, Pass,
        Ping, Pong, PrivMsg, Quit, TagMsg, Topic, User, Version, Warn, Who, WhoIs,
        EditMsg, MarkRead, Metadata, Redact, Search, WebIrc,
        Accept, Admin, ChgHost, Help, HelpOp, Info, Invite, IsOn, Kill, Links, Monitor, Oper, Rehash, Rename, SetName, Stats, Time,
        UserHost, Wallops, WhoWas,
        Account, Authenticate, Register, Verify,
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The constant for a verb that is known, so that parsing it allocates nothing; a new string for any other.</summary>
    public static string Intern(ReadOnlySpan<char> verb) =>
        KnownBySpan.TryGetValue(verb, out var known) ? known : verb.ToString();
}
