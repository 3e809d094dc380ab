using System.Globalization;
using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Support;

/// <summary>Values that many tests begin with.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A message with an id that sorts by its number, said that many seconds after noon.</summary>
    public static ChatMessage Message(int number, string sender = "maria", string conversation = "#lobby", string? text = null, string? clientId = null) => new()
    {
        Id = number.ToString("D6", CultureInfo.InvariantCulture),
        Conversation = conversation,
        Sender = sender,
        Text = text ?? $"message {number}",
        At = Noon.AddSeconds(number),
        IsOwn = clientId is not null,
        ClientId = clientId,
    };

    public static IReadOnlyList<ChatMessage> Messages(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(number => Message(number))];

    public static SignInRequest Request(string address = "192.0.2.1") => new()
    {
        Server = new ServerEndpoint("127.0.0.1"),
        Nick = "helena",
        Channels = ["#lobby"],
        BrowserId = "browser",
        ClientAddress = address,
    };

    public static Fingerprint Fingerprint(char digit) =>
        ChatCore.Security.Fingerprint.TryParse(new string(digit, 64), out var fingerprint) ? fingerprint : throw new ArgumentOutOfRangeException(nameof(digit));
}
