using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the text box, what helps writing in it, and messages' own text say.</summary>
public sealed class ComposerTexts(IStringLocalizer<ComposerTexts> text)
{
    public string CodeBlock => text[nameof(CodeBlock)];

    public string Emoji => text[nameof(Emoji)];

    public string EmojiSearch => text[nameof(EmojiSearch)];

    public string EmojiNone => text[nameof(EmojiNone)];

    public string EmojiCategories => text[nameof(EmojiCategories)];

    public string EmojiRecent => text[nameof(EmojiRecent)];

    public string EmojiSmileys => text[nameof(EmojiSmileys)];

    public string EmojiPeople => text[nameof(EmojiPeople)];

    public string EmojiNature => text[nameof(EmojiNature)];

    public string EmojiFood => text[nameof(EmojiFood)];

    public string EmojiTravel => text[nameof(EmojiTravel)];

    public string EmojiActivities => text[nameof(EmojiActivities)];

    public string EmojiObjects => text[nameof(EmojiObjects)];

    public string EmojiSymbols => text[nameof(EmojiSymbols)];

    public string EmojiFlags => text[nameof(EmojiFlags)];

    public string Waiting => text[nameof(Waiting)];

    public string Suggestions => text[nameof(Suggestions)];
}
