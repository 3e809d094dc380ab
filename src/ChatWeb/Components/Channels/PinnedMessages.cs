using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Channels;

/// <summary>A pinned message: what is known of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who said it; null when it cannot be read any more.</param>
/// <param name="Text">What it says now.</param>
/// <param name="At">When it was said.</param>
internal sealed record PinnedMessage(string Id, string? Sender, string Text, DateTimeOffset At);

/// <summary>The ids of pinned messages → the messages: from what is held, else from the server's history.</summary>
internal static class PinnedMessages
{
    /// <exception cref="InvalidOperationException">There is no connection, or the server refused.</exception>
    public static async Task<PinnedMessage> ReadAsync(UserSession session, Conversation channel, string id, CancellationToken cancellationToken)
    {
        if (channel.Timeline.Find(id) is var (_, said))
            return said.IsRedacted ? Gone(id) : new PinnedMessage(id, said.Message.Sender, said.Text, said.At);

        var page = await session.Requests.ReadHistoryAsync(channel.Name, HistoryStretch.Around, id, 1, cancellationToken);
        var amendment = channel.Timeline.AmendmentOf(id);
        return page.Messages.FirstOrDefault(message => message.Id == id) is { } found && amendment.RedactedBy is null
            ? new PinnedMessage(id, found.Sender, amendment.Text ?? found.Text, found.At)
            : Gone(id);
    }

    private static PinnedMessage Gone(string id) => new(id, null, string.Empty, default);
}
