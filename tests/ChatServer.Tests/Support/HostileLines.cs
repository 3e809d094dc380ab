using System.Text;
using ChatServer.Commands;

namespace ChatServer.Tests.Support;

/// <summary>
/// What no honest client sends: bytes made by a seeded generator, the same for the same seed. Most are a command with 0 to 20 parameters that
/// mean something in some command; the others are broken on the way, far too long, or noise.
/// </summary>
internal sealed class HostileLines(int seed)
{
    private const int MaxParameters = 20;

    private static readonly string[] Verbs = [.. CommandTable.All.Keys.Order(StringComparer.Ordinal), "NONSENSE", "001", "privmsg", "P\u00c9"];

    private static readonly string[] Words =
    [
        "", " ", ":", "::", ": ", ":+ ", "*", "0", "-1", "15", "99999999999999999999", "#", "#lobby", "#LOBBY", "#other", "#new", "#l\u043ebby", "#member", "&local",
        "guest1", "chanop1", "witness1", "stranger", "guest", "chanop", "member", "admin", "witness", "nobody", "-guest", "NickServ", "@", "@#lobby", "+#lobby", "~#member", "+o", "-o+v", "+ovmnst",
        "+beI", "+b", "-b", "b", "+kl", "-k", "+l", "+qaohv", "+iRMCUsm", "-iRMCUsm", "+RTBw", "m:a:x", "a:member", "*!*@*", "????", "%tcuihsnfdlaor,123",
        "C>1", "T<1", "!*", "+", "-", "C", "L", "S", "u", "m", "LS", "302", "REQ", "END", "LIST", "GET", "SET", "CLEAR", "SYNC", "SUB", "UNSUB", "SUBS", "avatar",
        "display-name", "LATEST", "BEFORE", "AFTER", "AROUND", "BETWEEN", "TARGETS", "msgid=", "msgid=0000000000000", "timestamp=2026-11-22T12:00:00.000Z",
        "timestamp=9999-12-31T23:59:59.999Z", "timestamp=2026-11-22T12:00:00.000+01:00", "#a,#b,#c,,#a", "guest,chanop,#lobby,x", "\u202e\u200b", "e\u0301\u00e9",
        "\U0001f600", "\u0001ACTION\u0001", "\u0001VERSION\u0001", "\u0002\u0003\u000f", "server-time -batch", "labeled-response message-tags echo-message batch",
        "draft/multiline batch", "-draft/multiline", "sts", "draft/multiline", "+r", "-r", "PLAIN", "EXTERNAL", "SCRAM-SHA-256", "bixuPXUscj1hYmM=", "AG1lbWJlcgBzZWNyZXQ=",
        "HELP", "REGISTER", "IDENTIFY", "PASSWD", "CERT", "ADD", "DEL", "INFO", "VERIFY", "ALWAYS-ON", "MULTICLIENT", "on", "off", "secret", "open", "keeper",
        "text", "from=guest", "in=#lobby", "a@b.example", ",", ",,,", "a!b@c", "chat.test", "configuration",
    ];

    private static readonly string[] Nicks = ["chanop", "guest", "member", "admin", "witness"];

    private static readonly string[] Channels = ["#lobby", .. Nicks.Select(nick => $"#{nick}")];

    /// <summary>Lines that lead into the states which take several steps; braces are filled with what the generator has at hand.</summary>
    private static readonly string[] Steps =
    [
        "CAP REQ :draft/multiline batch message-tags labeled-response echo-message", "CAP REQ :draft/metadata-3 draft/read-marker extended-monitor", "CAP LS 302", "CAP END",
        "CAP REQ :draft/pre-away sasl", "NICK {word}", "NICK {name}", "USER {word} 0 * :{word}", "PASS {long}", "BATCH +r draft/multiline #lobby", "@batch=r PRIVMSG #lobby :{word}",
        "@batch=r;draft/multiline-concat PRIVMSG #lobby :{word}", "BATCH -r", "@label={word} PRIVMSG #lobby :{word}", "@+webchat/id={name} PRIVMSG #lobby :{word}",
        "@+draft/react=x TAGMSG #lobby", "AUTHENTICATE PLAIN", "AUTHENTICATE SCRAM-SHA-256", "AUTHENTICATE AG1lbWJlcgBzZWNyZXQ=", "AUTHENTICATE bixuPW1lbWJlcixyPWFiYw==",
        "AUTHENTICATE *", "AUTHENTICATE {chunk}", "NS IDENTIFY member secret", "NS REGISTER secret", "NS PASSWD secret secret", "NS PASSWD wrong {word}", "NS SET ALWAYS-ON on", "NS SET ALWAYS-ON off",
        "REGISTER * * secret", "OPER keeper open", "JOIN #{name}", "JOIN #lobby,{channel},#{name}", "JOIN {channel}", "PART {channel}", "TOPIC {channel} :{word}", "TOPIC #lobby :{word}",
        "MODE {channel} +beI {name} {name} {name}", "MODE {channel} -b {name}!*@*", "MODE {channel} +kl {word} 9", "MODE {channel} -iklmsR *", "MODE {channel} +o-v+h {nick} {nick} {nick}", "MODE {word} +R", "INVITE {nick} {channel}",
        "KICK {channel} {nick} :{long}", "RENAME {channel} #{name} :{word}", "KILL {nick} :{word}", "CHGHOST {nick} {name} {name}", "REHASH",
        "MONITOR + {name},{name}", "MONITOR - {name}", "METADATA * SUB {name} {name}", "METADATA * SET {name} :{word}", "METADATA {channel} SET {name} :{word}", "METADATA * UNSUB {name}",
        "MARKREAD #{name} timestamp=2026-11-22T12:00:{two}.000Z", "MARKREAD {name} timestamp=2026-11-23T12:00:{two}.000Z", "ACCEPT {name}", "ACCEPT {nick},-{nick}", "AWAY :{word}",
        "SETNAME :{word}", "PRIVMSG {nick} :{word}", "PRIVMSG {channel} :{word}", "PRIVMSG @{channel} :{word}", "PRIVMSG member :{long}", "NOTICE #lobby :{word}", "EDITMSG #lobby {msgid} :{word}", "REDACT #lobby {msgid} :{word}",
        "CHATHISTORY LATEST #lobby * 10", "CHATHISTORY BEFORE #lobby msgid={msgid} 10", "CHATHISTORY TARGETS timestamp=2026-11-22T12:00:00.000Z timestamp=2026-11-29T12:00:00.000Z 10",
        "SEARCH {word}", "QUIT :{word}", "QUIT", "WHO #lobby %tcuihsnfdlaor,1", "WHOWAS {name}", "LIST", "NAMES #lobby", "WALLOPS :{word}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The newest message, for commands that name one.</summary>
    public string NewestMessage { get; set; } = "0000000000000";

    /// <summary>A number below <paramref name="limit"/>.</summary>
    public int Choose(int limit) => _random.Next(limit);

    /// <summary>What a client sends next: a line with its end, most often.</summary>
    public byte[] Next() => _random.Next(100) switch
    {
        < 48 => Ended(Command()),
        < 82 => Ended(Step()),
        < 90 => Ended(Broken(Encoding.UTF8.GetBytes(_random.Next(2) == 0 ? Command() : Step()))),
        < 93 => Ended($"{Tags()}{Pick(Verbs)} {new string('x', _random.Next(400, 9_000))}"),
        < 95 => Ended($"@{Pick(Words)}={new string('y', _random.Next(3_900, 4_300))};a{Tags()} {Command()}"),
        < 97 => Ended(Noise(_random.Next(600))),
        < 98 => Noise(_random.Next(2_000)), // Its end may come with a later line, or never.
        _ => [.. Ended(Step()), .. Ended(Command()), .. Noise(3), .. Ended(Step())],
    };

    private string Command()
    {
        var parameters = Enumerable.Range(0, _random.Next(MaxParameters + 1)).Select(_ => Word());
        return $"{(_random.Next(4) == 0 ? Tags() : "")}{Pick(Verbs)} {string.Join(' ', parameters)}".Replace('\r', ' ').Replace('\n', ' ');
    }

    private string Step() => Pick(Steps)
        .Replace("{word}", Word().Replace('\r', ' ').Replace('\n', ' '), StringComparison.Ordinal)
        .Replace("{long}", new string((char)_random.Next('a', 'z'), _random.Next(600)), StringComparison.Ordinal)
        .Replace("{chunk}", new string('A', 400), StringComparison.Ordinal)
        .Replace("{channel}", Pick(Channels), StringComparison.Ordinal)
        .Replace("{nick}", Pick(Nicks), StringComparison.Ordinal)
        .Replace("{two}", $"{_random.Next(10, 60)}", StringComparison.Ordinal)
        .Replace("{name}", $"n{_random.Next(100)}", StringComparison.Ordinal)
        .Replace("{msgid}", NewestMessage, StringComparison.Ordinal);

    private string Tags() => _random.Next(5) switch
    {
        0 => $"@label={Word().Replace(' ', '_')};+x={_random.Next()} ",
        1 => "@batch=r ",
        2 => $"@+webchat/id={_random.Next(1_000)};+typing=active ",
        3 => "@;;=;=\\;+draft/reply=\\ ",
        _ => $"@{Word()} ",
    };

    private string Word() => _random.Next(5) switch
    {
        0 => string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => (char)_random.Next(1, 0x2fff))),
        1 when _random.Next(6) == 0 => new string(_random.Next(2) == 0 ? 'x' : '\u00e9', _random.Next(500)),
        _ => Pick(Words),
    };

    /// <summary>Some bytes replaced by what a line cannot hold: NUL, CR, halves of characters.</summary>
    private byte[] Broken(byte[] line)
    {
        byte[] bad = [0, (byte)'\r', 0x80, 0xc3, 0xff, 0xed, (byte)_random.Next(256)];
        for (var i = _random.Next(4); i >= 0 && line.Length > 0; i--)
            line[_random.Next(line.Length)] = bad[_random.Next(bad.Length)];
        return line;
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Ended(string line) => Ended(Encoding.UTF8.GetBytes(line));

    private byte[] Ended(byte[] line) => [.. line, .. _random.Next(8) switch { 0 => "\n"u8, 1 => "\r\r\n"u8, _ => "\r\n"u8 }];

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
