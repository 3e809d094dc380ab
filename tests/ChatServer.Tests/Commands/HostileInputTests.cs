using System.Globalization;
using ChatServer.Commands;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands;

/// <summary>Every command with 0 to 20 parameters of random, hostile and over-long text: no exception, and the chat goes on.</summary>
public sealed class HostileInputTests
{
    /// <summary>WEBCHAT_HOSTILE_LINES=1000000 is the long form.</summary>
    private static readonly int Lines = int.Parse(
        Environment.GetEnvironmentVariable("WEBCHAT_HOSTILE_LINES") ?? "50000", CultureInfo.InvariantCulture);

    private static readonly string[] Words =
    [
        "", " ", ":", "::", ": ", ":+ ", "*", "0", "-1", "99999999999999999999", "#", "#lobby", "#other", "alice", "bob", "mallory", "nobody", "@", "+o", "-o+v",
        "+ovmnst", "+beI", "+kl", "-k", "+qaohv", "+iRMCU", "m:a:x", "*!*@*", "????", "%tcuihsnfdlaor,123", "@#lobby", "C>1", "T<1", "!*", "+", "-", "C", "L",
        "S", "асе", "-alice", "LS", "302", "REQ", "END", "LIST", "LATEST", "BEFORE", "AFTER", "msgid=", "msgid=0000000000000", "timestamp=2026-11-22T12:00:00.000Z",
        "timestamp=9999-12-31T23:59:59.999Z", "#a,#b,#c,,#a", "alice,bob,#lobby,x", "\u202e\u200b", "é́", "😀", "\x01ACTION\x01", "\x02\x03\x0f",
        "server-time -batch", "labeled-response message-tags echo-message", new string('x', 300), new string('é', 200), ",", ",,,", "a!b@c", "chat.test",
    ];

    [Fact]
    public void No_input_breaks_the_chat()
    {
        var options = new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } };
        var chat = new TestChat(options).With("#lobby", "alice", "bob", "mallory").With("#other", "alice");
        var random = new Random(20261122);
        var verbs = CommandTable.All.Keys.Where(verb => verb != "QUIT").Append("NONSENSE").ToArray();

        for (var i = 0; i < Lines; i++)
        {
            if (i % 500 == 499)
                chat = Renew(chat, options);
            chat.Send("mallory", Line(random, verbs));
        }

        Assert.Equal([":chat.test PONG chat.test alive"], chat.Ask("alice", "PING alive"));
    }

    /// <summary>A fresh chat: what the last one was told is enough to remember.</summary>
    private static TestChat Renew(TestChat chat, ChatOptions options)
    {
        Assert.Equal([":chat.test PONG chat.test alive"], chat.Ask("alice", "PING alive"));
        return new TestChat(options).With("#lobby", "alice", "bob", "mallory").With("#other", "alice");
    }

    private static string Line(Random random, string[] verbs)
    {
        var parameters = Enumerable.Range(0, random.Next(0, 21)).Select(_ => Word(random));
        var tags = random.Next(4) == 0 ? $"@label={Word(random).Replace(' ', '_')};+x={random.Next()} " : string.Empty;
        return $"{tags}{verbs[random.Next(verbs.Length)]} {string.Join(' ', parameters)}".Replace('\r', ' ').Replace('\n', ' ');
    }

    private static string Word(Random random) => random.Next(5) == 0
        ? string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(1, 0x2fff)))
        : Words[random.Next(Words.Length)];
}
