using ChatWeb.Components.Chat.Formatting;
using ChatWeb.Components.Sharing;
using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Notices;

/// <summary>A notice as the system shows it: plain text, and no more of it than fits.</summary>
internal sealed class NoticeWords(FileLinks links, NoticeTexts texts)
{
    public const int Limit = 200;

    public string TitleOf(Notice notice) => notice.IsChannel ? texts.From(notice.Sender, notice.Conversation) : notice.Sender;

    public string TextOf(Notice notice, string nick)
    {
        var text = string.Concat(MessageFormatter.FormatLine(links.Preview(notice.Text), nick).Select(token => token.Value)).Trim();
        return text.Length <= Limit ? text : $"{text.AsSpan(0, WholeCharacters.Before(text, Limit - 1))}…";
    }
}
