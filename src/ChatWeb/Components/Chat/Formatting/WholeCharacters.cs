namespace ChatWeb.Components.Chat.Formatting;

/// <summary>Where a text may be cut: never between the two halves of a character.</summary>
internal static class WholeCharacters
{
    /// <summary>The place itself, within the text or at its end, or the one before when it divides a character.</summary>
    public static int Before(string text, int place) => place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]) ? place - 1 : place;
}
