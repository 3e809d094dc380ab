using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The lines by which this client changes messages and tells how far its user is: each needs a capability, without which it is not sent.</summary>
internal static class ChangeLines
{
    public static ClientCommand.SendLine React(string conversation, string messageId, string reaction, bool isOn) => new(
        new Message(Verbs.TagMsg, conversation).WithTag(TagNames.Reply, messageId).WithTag(isOn ? TagNames.React : TagNames.Unreact, reaction),
        Capability.MessageTags);

    public static ClientCommand.SendLine Redact(string conversation, string messageId, string? reason) => new(
        reason is null ? new Message(Verbs.Redact, conversation, messageId) : new Message(Verbs.Redact, conversation, messageId, reason),
        Capability.MessageRedaction);

    public static ClientCommand.SendLine MarkRead(string conversation, DateTimeOffset at) =>
        Quietly(new Message(Verbs.MarkRead, conversation, $"timestamp={ServerTime.Format(at)}"), Capability.ReadMarker);

    public static ClientCommand.SendLine AskReadMarker(string conversation) =>
        Quietly(new Message(Verbs.MarkRead, conversation), Capability.ReadMarker);

    public static ClientCommand.SendLine Typing(string conversation, TypingState state)
    {
        var value = state switch
        {
            TypingState.Active => "active",
            TypingState.Paused => "paused",
            _ => "done",
        };
        return Quietly(new Message(Verbs.TagMsg, conversation).WithTag(TagNames.Typing, value), Capability.MessageTags);
    }

    private static ClientCommand.SendLine Quietly(Message line, Capability needed) => new(line, needed) { IsBackground = true };
}
