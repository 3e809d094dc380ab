using ChatWeb.Components.Finding;
using ChatWeb.Resources;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Channels;

/// <summary>Pins a message to its channel, or takes the pin out.</summary>
internal static class Pinning
{
    /// <summary>What goes wrong is told where everything is told that the server refuses. Of two who change the pins at once the later one's list holds.</summary>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> ToggleAsync(
        UserSession session, Conversation channel, string messageId, ChannelTexts texts, FindingTexts refusals, CancellationToken cancellationToken)
    {
        if (channel.Pins.Length >= PinList.Limit && !channel.Pins.Contains(messageId))
        {
            session.Alert(texts.TooManyPins(PinList.Limit));
            return false;
        }

        try
        {
            await session.Requests.PinAsync(channel.Name, PinList.Toggle(channel.Pins, messageId), cancellationToken);
            return true;
        }
        catch (InvalidOperationException failure)
        {
            session.Alert(texts.PinFailed(RefusalText.Of(failure, refusals)));
        }
        catch (OperationCanceledException)
        {
            // The tab is closed; what the server makes of it every tab is told.
        }

        return false;
    }
}
