using System.Threading.Channels;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>What a session needs of a <see cref="ChatClient"/>: the seam at which tests play the chat server.</summary>
internal interface IChatConnection : IAsyncDisposable
{
    ChannelReader<ClientEvent> Events { get; }

    void Start();

    IReadOnlyList<OutgoingMessage> Send(string conversation, string text, MessageKind kind, string? replyTo, string? clientId);

    void React(string conversation, string messageId, string reaction, bool isOn);

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

    void SetProfile(string key, string? value);

    void SetRealName(string name);

    Task EditAsync(string conversation, string messageId, string text, CancellationToken cancellationToken);

    Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(int limit, CancellationToken cancellationToken);

    Task<UserDetails> WhoIsAsync(string nick, CancellationToken cancellationToken);

    Task<ChannelModeSet> ReadModesAsync(string channel, CancellationToken cancellationToken);

    Task<IReadOnlyList<ListedMask>> ReadMasksAsync(string channel, MaskList list, CancellationToken cancellationToken);

    Task<HistoryPage> ReadHistoryAsync(string conversation, HistoryStretch stretch, string messageId, int limit, CancellationToken cancellationToken);

    Task SetMetadataAsync(string target, string key, string? value, CancellationToken cancellationToken);

    Task<IReadOnlyList<ChatMessage>> SearchAsync(MessageSearch search, CancellationToken cancellationToken);

    Task KickAsync(string channel, string nick, string? reason, CancellationToken cancellationToken);

    Task InviteAsync(string channel, string nick, CancellationToken cancellationToken);

    Task ChangeModesAsync(string channel, IReadOnlyList<ModeChange> changes, CancellationToken cancellationToken);

    Task RenameChannelAsync(string channel, string newName, CancellationToken cancellationToken);

    Task<RegisteredAccount> RegisterAccountAsync(string? email, string password, CancellationToken cancellationToken);

    Task StopAsync(string? reason);
}
