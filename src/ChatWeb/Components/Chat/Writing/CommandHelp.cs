using ChatWeb.Resources;

namespace ChatWeb.Components.Chat.Writing;

/// <summary>Each command, how it is written and what it does: for the help sheet and for completion.</summary>
internal static class CommandHelp
{
    public static IReadOnlyList<(string Usage, string Meaning)> All(ChatTexts texts) =>
    [
        (SlashCommand.Usage.Join, texts.HelpJoin),
        (SlashCommand.Usage.Part, texts.HelpPart),
        (SlashCommand.Usage.Msg, texts.HelpMsg),
        (SlashCommand.Usage.Me, texts.HelpMe),
        (SlashCommand.Usage.Topic, texts.HelpTopic),
        (SlashCommand.Usage.Nick, texts.HelpNick),
        (SlashCommand.Usage.Away, texts.HelpAway),
        (SlashCommand.Usage.Quit, texts.HelpQuit),
        (SlashCommand.Usage.Slash, texts.HelpSlash),
    ];
}
