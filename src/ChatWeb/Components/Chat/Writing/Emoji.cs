namespace ChatWeb.Components.Chat.Writing;

/// <summary>An emoji and what it is called.</summary>
/// <param name="Text">The emoji.</param>
/// <param name="Kind">Which part of the picker it is in.</param>
/// <param name="Codes">Its short names, the usual one first, without colons.</param>
/// <param name="English">Its name and words, the name first.</param>
/// <param name="Portuguese">The same in Portuguese.</param>
internal sealed record Emoji(string Text, EmojiKind Kind, IReadOnlyList<string> Codes, IReadOnlyList<string> English, IReadOnlyList<string> Portuguese);

/// <summary>The parts of the picker, in their order.</summary>
internal enum EmojiKind
{
    Smileys,
    People,
    Nature,
    Food,
    Travel,
    Activities,
    Objects,
    Symbols,
    Flags,
}
