namespace ChatWeb.Sessions;

/// <summary>The message that another one answers, as far as it is known.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Sender">Who said it; null when it has not been read back.</param>
/// <param name="Text">The text; null when it has not been read back or was taken back.</param>
public sealed record Quote(string MessageId, string? Sender, string? Text)
{
    /// <summary>A preview needs no more of it.</summary>
    public const int TextLimit = 200;

    public static Quote Of(string messageId, TimelineEntry.Said? said) => said is null
        ? new Quote(messageId, null, null)
        : new Quote(messageId, said.Message.Sender, said.IsRedacted ? null : said.Text is { Length: > TextLimit } text ? text[..TextLimit] : said.Text);
}
