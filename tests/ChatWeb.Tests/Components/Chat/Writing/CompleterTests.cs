using ChatCore.Client;
using ChatWeb.Components.Chat.Writing;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Chat.Writing;

public sealed class CompleterTests
{
    private readonly SessionState _state = new() { Nick = "helena" };
    private readonly Conversation _lobby;

    public CompleterTests()
    {
        _lobby = _state.GetOrAdd("#lobby")!;
        _state.GetOrAdd("#lounge");
        _state.GetOrAdd("marta");
        _lobby.Roster.Replace([new ChannelMember("maria", "@"), new ChannelMember("Marcos", string.Empty), new ChannelMember("helena", string.Empty)]);
    }

    [Theory]
    [InlineData("ask @mar", false, 4, new[] { "@Marcos ", "@maria " })]
    [InlineData("(@mari", false, 5, new[] { "@maria " })]
    [InlineData("@", false, 1, new[] { "@Marcos ", "@maria " })]
    [InlineData("mari", true, 4, new[] { "maria: " })]
    [InlineData("ask mari", true, 4, new[] { "maria " })]
    [InlineData("\nmari", true, 4, new[] { "maria " })]
    [InlineData("see #lo", false, 3, new[] { "#lobby ", "#lounge " })]
    [InlineData("/to", false, 3, new[] { "/topic " })]
    [InlineData("so :tada", false, 5, new[] { "🎉 " })]
    public void The_word_before_the_cursor_is_completed(string before, bool isAsked, int length, string[] inserts)
    {
        var completion = Complete(before, isAsked);
        Assert.Equal(length, completion.Length);
        Assert.Equal(inserts, completion.Items.Select(item => item.Insert));
    }

    [Theory]
    [InlineData("mari", false)]
    [InlineData("hel", true)]
    [InlineData("maria@mar", false)]
    [InlineData(":t", false)]
    [InlineData("at 10:30", false)]
    [InlineData("\n/to", false)]
    [InlineData("say /to", false)]
    [InlineData("", true)]
    [InlineData("word ", true)]
    public void Nothing_is_proposed_where_nothing_was_begun(string before, bool isAsked) => Assert.Empty(Complete(before, isAsked).Items);

    [Fact]
    public void Commands_come_with_how_they_are_written_and_what_they_do()
    {
        var join = Complete("/j", isAsked: false).Items[0];
        Assert.Equal(("/join #channel [key]", false), (join.Label, string.IsNullOrEmpty(join.Detail)));
    }

    [Fact]
    public void In_a_private_conversation_the_other_one_is_known() =>
        Assert.Equal("@marta ", Assert.Single(Completer().Complete(_state.Find("marta"), "@ma", isAsked: false).Items).Insert);

    [Fact]
    public void A_crowd_is_proposed_in_part()
    {
        _lobby.Roster.Replace(Enumerable.Range(0, 5_000).Select(number => new ChannelMember($"user{number}", string.Empty)));
        Assert.Equal(ChatWeb.Components.Chat.Writing.Completer.Limit, Complete("@user", isAsked: false).Items.Count);
    }

    private Completion Complete(string before, bool isAsked) => Completer().Complete(_lobby, before, isAsked);

    private Completer Completer() =>
        new(_state, new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ChatTexts>().BuildServiceProvider().GetRequiredService<ChatTexts>());
}
