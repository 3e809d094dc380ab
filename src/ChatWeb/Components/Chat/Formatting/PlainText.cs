using System.Text;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>A message's text without the codes that only change its look, on one line: for previews.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c < ' ' && c is not ('\n' or '\t'))
            {
                IrcCode.Read(text, ref at, default);
                continue;
            }

            plain.Append(c is '\n' or '\t' ? ' ' : c);
            at++;
        }

        return InvisibleText.Remove(plain.ToString());
    }

    /// <summary>The text on one line as its readers see it: without what marks bold, code and the like.</summary>
    public static string WithoutMarks(string text) =>
        string.Concat(MessageFormatter.FormatLine(text, string.Empty).Select(token => token.Value)).Trim();
}
