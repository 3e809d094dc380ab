using Bunit;
using ChatCore.Client;
using ChatWeb.Components.Chat;
using ChatWeb.Resources;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Chat;

public sealed class MessageEditorTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly List<string> _saved = [];
    private Exception? _refusal;
    private int _cancelled;

    public MessageEditorTests()
    {
        _page.Services.AddLocalization().AddSingleton<ConversationTexts>().AddSingleton<FindingTexts>();
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task The_lines_of_a_message_are_there_to_be_changed()
    {
        var editor = Open("one\n    two");
        Assert.Equal("one\n    two", editor.Find("textarea").GetAttribute("value"));
        await SaveAsync(editor, "one\n    two\nthree\n");
        Assert.Equal(["one\n    two\nthree"], _saved);
    }

    [Fact]
    public async Task A_text_that_is_refused_stays_and_the_reason_is_told()
    {
        _refusal = new RequestRefusedException("TOO_LONG", "Too long.");
        var editor = Open("short");
        await SaveAsync(editor, "long");
        Assert.Equal("This is more than one message can hold.", editor.Find("[data-testid=edit-problem]").TextContent);
        Assert.Equal("long", editor.Find("textarea").GetAttribute("value"));

        _refusal = null;
        await SaveAsync(editor, "shorter");
        Assert.Equal(["long", "shorter"], _saved);
        Assert.Empty(editor.Find("[data-testid=edit-problem]").TextContent);
    }

    [Theory]
    [InlineData("as it was")]
    [InlineData(" \n ")]
    public async Task A_text_that_changes_nothing_is_not_saved(string text)
    {
        await SaveAsync(Open("as it was"), text);
        Assert.Empty(_saved);
        Assert.Equal(1, _cancelled);
    }

    [Fact]
    public async Task Escape_leaves_everything_as_it_was()
    {
        await Open("as it was").Find("form").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Equal(1, _cancelled);
    }

    private static async Task SaveAsync(IRenderedComponent<MessageEditor> editor, string text)
    {
        await editor.Find("textarea").ChangeAsync(new() { Value = text });
        await editor.Find("form").SubmitAsync();
    }

    private IRenderedComponent<MessageEditor> Open(string text) => _page.Render<MessageEditor>(parameters => parameters
        .Add(editor => editor.Text, text)
        .Add(editor => editor.OnSave, Save)
        .Add(editor => editor.OnCancel, () => _cancelled++));

    private void Save(string text)
    {
        _saved.Add(text);
        if (_refusal is not null)
            throw _refusal;
    }
}
