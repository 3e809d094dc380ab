namespace ChatWeb.Components.Chat;

/// <summary>What somebody does with a message in the list.</summary>
/// <param name="Action">What.</param>
/// <param name="Key">The message's row; for <see cref="MessageAction.Jump"/> the id of the message to go to.</param>
/// <param name="Argument">The symbol of a reaction, or an edited text.</param>
public readonly record struct MessageAct(MessageAction Action, string Key, string? Argument = null);

public enum MessageAction
{
    Reply,
    React,
    Thread,
    Edit,
    SaveEdit,
    CancelEdit,
    Delete,
    Pin,
    Undo,
    Jump,
    Retry,
    Discard,
}
