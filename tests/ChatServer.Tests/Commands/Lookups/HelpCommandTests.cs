using ChatServer.Commands;
using ChatServer.Commands.Lookups;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class HelpCommandTests
{
    private readonly TestChat _chat = new();

    public HelpCommandTests() => _chat.Register("alice");

    [Fact]
    public void Every_command_has_a_help_text() => Assert.Empty(CommandTable.All.Keys.Except(HelpTexts.All.Keys));

    [Fact]
    public void Every_help_line_fits_and_says_something() => Assert.All(HelpTexts.All, entry =>
    {
        Assert.True(entry.Value.Count > 1);
        Assert.All(entry.Value, line => Assert.InRange(line.Length, 3, 250));
    });

    [Fact]
    public void Help_explains_a_command() => Assert.Equal(
        [
            ":chat.test 704 alice ISON :ISON nick{ nick}",
            ":chat.test 705 alice ISON :Tells which of these nicknames are online.",
            ":chat.test 706 alice ISON :End of HELP",
        ],
        _chat.Ask("alice", "HELP ison"));

    [Fact]
    public void Help_without_a_subject_lists_all_commands()
    {
        var listed = _chat.Ask("alice", "HELPOP").Where(line => line.Contains(" 705 ", StringComparison.Ordinal)).SelectMany(line => line.Split(':')[^1].Split(' '));
        Assert.Superset(CommandTable.All.Keys.ToHashSet(), listed.ToHashSet());
    }

    [Fact]
    public void Help_on_nothing_known_says_so() =>
        Assert.Equal([":chat.test 524 alice NONSENSE :No help is available on this topic"], _chat.Ask("alice", "HELP NONSENSE"));
}
