using System.Text.RegularExpressions;
using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat.Writing;

/// <summary>Finds what the word before the cursor may become: a command, a nickname, a channel or an emoji.</summary>
internal sealed partial class Completer(SessionState state, ChatTexts texts)
{
    public const int Limit = 8;

    /// <param name="where">The conversation that is written in.</param>
    /// <param name="before">The line's text before the cursor.</param>
    /// <param name="isAsked">Whether the user asked, with Tab: then a bare word may become a nickname, which otherwise would disturb.</param>
    public Completion Complete(Conversation? where, string before, bool isAsked)
    {
        if (CommandName.Match(before) is { Success: true } command)
            return Of(command.Value, Commands(command.Value));
        if (LastWord.Match(before) is not { Success: true, Value: { Length: > 0 } word })
            return Completion.None;

        var rest = word[1..];
        return word[0] switch
        {
            '@' => Of(word, Nicks(where, rest).Select(nick => new Suggestion($"@{nick} ", nick, null))),
            '#' or '&' => Of(word, Channels(word)),
            ':' when rest.Length >= 2 => Of(word, EmojiTable.Complete(rest).Select(found => new Suggestion(found.Emoji.Text + " ", $"{found.Emoji.Text} :{found.Code}:", null))),
            _ when isAsked => Of(word, Nicks(where, word).Select(nick => new Suggestion(word.Length == before.Length ? $"{nick}: " : $"{nick} ", nick, null))),
            _ => Completion.None,
        };
    }

    [GeneratedRegex(@"^/[A-Za-z]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName { get; }

    [GeneratedRegex(@"(?<=^|[\s(])[^\s(]\S{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord { get; }

    private static Completion Of(string word, IEnumerable<Suggestion> found) =>
        found.Take(Limit).ToArray() is { Length: > 0 } items ? new Completion(word.Length, items) : Completion.None;

    private IEnumerable<Suggestion> Commands(string begun) => CommandHelp.All(texts)
        .Select(help => (Name: help.Usage.Split(' ')[0], help.Usage, help.Meaning))
        .Where(help => help.Name != SlashCommand.Usage.Slash && help.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
        .Select(help => new Suggestion(help.Name + " ", help.Usage, help.Meaning));

    private IEnumerable<Suggestion> Channels(string begun) => state.Conversations
        .Where(known => known.IsChannel && known.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
        .Select(known => new Suggestion(known.Name + " ", known.Name, known.Topic.Length > 0 ? known.Topic : null));

    private IEnumerable<string> Nicks(Conversation? where, string begun)
    {
        var known = where is { IsChannel: true } channel ? channel.Roster.Members.Select(member => member.Nick) : where is null ? [] : [where.Name];
        return known.Where(nick => nick.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && nick != state.Nick).Order(StringComparer.OrdinalIgnoreCase);
    }
}
