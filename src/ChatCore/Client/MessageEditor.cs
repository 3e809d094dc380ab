using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Gives messages another text (<c>draft/message-edit</c>): one of several lines, or too long for one, as a <c>draft/multiline</c> batch where
/// the server takes such.
/// </summary>
internal sealed class MessageEditor(ServerView view, OwnIdentity self, Inquirer inquirer)
{
    public void Edit(ClientCommand.Edit edit)
    {
        if (!view.Capabilities.Has(Capability.MessageEdit))
            edit.Refuse(new ClientEvent.RequestRefused("UNSUPPORTED", edit.Conversation, $"This server does not know {Verbs.EditMsg}."));
        else if (LinesOf(edit) is { } lines)
            inquirer.Do(edit, lines, edit.Done);
        else
            edit.Refuse(new ClientEvent.RequestRefused("TOO_LONG", edit.Conversation, "The server takes no message as long as this."));
    }

    /// <summary>Null when it is more than the server takes.</summary>
    private Message[]? LinesOf(ClientCommand.Edit edit)
    {
        Message LineOf(string text) => new(Verbs.EditMsg, edit.Conversation, edit.MessageId, text);

        var text = view.Multiline is null ? WireText.OneLine(edit.Text) : MultilineText.Clean(edit.Text).Trim('\n');
        var parts = MultilineText.Parts(text, TextSplitter.EditBudget(view.Nick, edit.Conversation, edit.MessageId));
        if (parts.Count == 1)
            return [LineOf(text)];

        return view.Multiline is { } limits && MultilineText.Fits(parts, limits) ? MultilineBatch.Write(self.NextId(), edit.Conversation, parts, LineOf) : null;
    }
}
