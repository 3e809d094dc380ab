using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>The real connection: a <see cref="ChatClient"/>, and the certificate that it shows.</summary>
internal sealed class ChatClientConnection(ChatClient client, X509Certificate2? certificate) : IChatConnection
{
    public ChannelReader<ClientEvent> Events => client.Events;

    public void Start() => client.Start();

    public IReadOnlyList<OutgoingMessage> Send(string conversation, string text, MessageKind kind, string? replyTo, string? clientId) =>
        client.Send(conversation, text, kind, replyTo, clientId);

    public void React(string conversation, string messageId, string reaction, bool isOn) => client.React(conversation, messageId, reaction, isOn);

    public void Redact(string conversation, string messageId) => client.Redact(conversation, messageId);

    public void Typing(string conversation, TypingState state) => client.Typing(conversation, state);

    public void MarkRead(string conversation, DateTimeOffset at) => client.MarkRead(conversation, at);

    public bool Retry(string clientId) => client.Retry(clientId);

    public bool Discard(string clientId) => client.Discard(clientId);

    public void Join(string channel, string? key) => client.Join(channel, key);

    public void Part(string channel, string? reason) => client.Part(channel, reason);

    public void OpenConversation(string nick) => client.OpenConversation(nick);

    public void CloseConversation(string nick) => client.CloseConversation(nick);

    public void ChangeNick(string nick) => client.ChangeNick(nick);

    public void SetTopic(string channel, string topic) => client.SetTopic(channel, topic);

    public void SetAway(string? message) => client.SetAway(message);

    public void SetProfile(string key, string? value) => client.SetProfile(key, value);

    public void SetRealName(string name) => client.SetRealName(name);

    public Task EditAsync(string conversation, string messageId, string text, CancellationToken cancellationToken) =>
        client.EditAsync(conversation, messageId, text, cancellationToken);

    public Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken) =>
        client.RequestOlderAsync(conversation, beforeId, limit, cancellationToken);

    public Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(int limit, CancellationToken cancellationToken) => client.ListChannelsAsync(limit, cancellationToken);

    public Task<UserDetails> WhoIsAsync(string nick, CancellationToken cancellationToken) => client.WhoIsAsync(nick, cancellationToken);

    public Task<ChannelModeSet> ReadModesAsync(string channel, CancellationToken cancellationToken) => client.ReadModesAsync(channel, cancellationToken);

    public Task<IReadOnlyList<ListedMask>> ReadMasksAsync(string channel, MaskList list, CancellationToken cancellationToken) =>
        client.ReadMasksAsync(channel, list, cancellationToken);

    public Task<HistoryPage> ReadHistoryAsync(string conversation, HistoryStretch stretch, string messageId, int limit, CancellationToken cancellationToken) =>
        client.ReadHistoryAsync(conversation, stretch, messageId, limit, cancellationToken);

    public Task SetMetadataAsync(string target, string key, string? value, CancellationToken cancellationToken) =>
        client.SetMetadataAsync(target, key, value, cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> SearchAsync(MessageSearch search, CancellationToken cancellationToken) => client.SearchAsync(search, cancellationToken);

    public Task KickAsync(string channel, string nick, string? reason, CancellationToken cancellationToken) => client.KickAsync(channel, nick, reason, cancellationToken);

    public Task InviteAsync(string channel, string nick, CancellationToken cancellationToken) => client.InviteAsync(channel, nick, cancellationToken);

    public Task ChangeModesAsync(string channel, IReadOnlyList<ModeChange> changes, CancellationToken cancellationToken) =>
        client.ChangeModesAsync(channel, changes, cancellationToken);

    public Task RenameChannelAsync(string channel, string newName, CancellationToken cancellationToken) => client.RenameChannelAsync(channel, newName, cancellationToken);

    public Task<RegisteredAccount> RegisterAccountAsync(string? email, string password, CancellationToken cancellationToken) =>
        client.RegisterAccountAsync(email, password, cancellationToken);

    public Task StopAsync(string? reason) => client.StopAsync(reason);

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        certificate?.Dispose();
    }
}
