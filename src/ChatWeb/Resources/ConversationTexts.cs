using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the timeline says of messages and what can be done with them. Each member is a key of the resource files of the same name.</summary>
public sealed class ConversationTexts(IStringLocalizer<ConversationTexts> text)
{
    public string MessageActions => text[nameof(MessageActions)];

    public string React => text[nameof(React)];

    public string ReactWith(string symbol) => text[nameof(ReactWith), symbol];

    public string ReactionLabel(string symbol, string names) => text[nameof(ReactionLabel), symbol, names];

    public string Reactions => text[nameof(Reactions)];

    public string Reply => text[nameof(Reply)];

    public string ShowThread => text[nameof(ShowThread)];

    public string Edit => text[nameof(Edit)];

    public string Delete => text[nameof(Delete)];

    public string Undo => text[nameof(Undo)];

    public string Edited => text[nameof(Edited)];

    public string Deleted => text[nameof(Deleted)];

    public string DeletedBy(string nick) => text[nameof(DeletedBy), nick];

    public string ReplyingTo(string nick) => text[nameof(ReplyingTo), nick];

    public string CancelReply => text[nameof(CancelReply)];

    public string GoToQuoted(string nick) => text[nameof(GoToQuoted), nick];

    public string QuoteUnknown => text[nameof(QuoteUnknown)];

    public string EditMessage => text[nameof(EditMessage)];

    public string SaveEdit => text[nameof(SaveEdit)];

    public string CancelEdit => text[nameof(CancelEdit)];

    public string EditHint => text[nameof(EditHint)];

    public string TypingOne(string nick) => text[nameof(TypingOne), nick];

    public string TypingTwo(string first, string second) => text[nameof(TypingTwo), first, second];

    public string TypingMany => text[nameof(TypingMany)];

    public string Thread => text[nameof(Thread)];

    public string ThreadLeft => text[nameof(ThreadLeft)];

    public string ReplyInThread => text[nameof(ReplyInThread)];

    public string RepliesLabel(int count) => text[nameof(RepliesLabel), count];

    public string NoiseJoined(string names) => text[nameof(NoiseJoined), names];

    public string NoiseLeft(string names) => text[nameof(NoiseLeft), names];

    public string NoiseRenamed(string names) => text[nameof(NoiseRenamed), names];

    public string AndMore(string names, int count) => text[nameof(AndMore), names, count];
}
