using System.Threading.Channels;
using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>What a session needs of a <see cref="ChatClient"/>: the seam at which tests play the chat server.</summary>
internal interface IChatConnection : IAsyncDisposable
{
    ChannelReader<ClientEvent> Events { get; }

    void Start();

    IReadOnlyList<OutgoingMessage> Send(string conversation, string text, MessageKind kind, string? replyTo);

    void React(string conversation, string messageId, string reaction, bool isOn);

    void Edit(string conversation, string messageId, string text);

    void Redact(string conversation, string messageId);

    void Typing(string conversation, TypingState state);

    void MarkRead(string conversation, DateTimeOffset at);

    bool Retry(string clientId);

    bool Discard(string clientId);

    void Join(string channel, string? key);

    void Part(string channel, string? reason);

    void OpenConversation(string nick);

    void CloseConversation(string nick);

    void ChangeNick(string nick);

    void SetTopic(string channel, string topic);

    void SetAway(string? message);

    Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken);

    Task StopAsync(string? reason);
}
