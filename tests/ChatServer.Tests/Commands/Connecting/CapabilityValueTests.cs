using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class CapabilityValueTests
{
    [Theory]
    [InlineData("draft/multiline=max-bytes=4096,max-lines=32")]
    [InlineData("draft/metadata-3=before-connect,max-subs=100,max-keys=100,max-value-bytes=300")]
    public void Values_are_those_of_the_configuration(string listed) => Assert.Contains(listed, List(new TestChat(), "CAP LS 302"));

    [Fact]
    public void Clients_that_know_no_values_are_not_shown_what_needs_one()
    {
        var listed = List(new TestChat(), "CAP LS");
        Assert.Contains("batch", listed);
        Assert.DoesNotContain(listed, word => word.Contains("multiline", StringComparison.Ordinal) || word.Contains('='));
    }

    private static string[] List(TestChat chat, string line) =>
        [.. Ask(chat, line).SelectMany(answer => answer.Split(" LS ")[1].TrimStart('*', ' ', ':').Split(' '))];

    private static IReadOnlyList<string> Ask(TestChat chat, string line)
    {
        chat.Connect("alice");
        return chat.Ask("alice", line);
    }
}
