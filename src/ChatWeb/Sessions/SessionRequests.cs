using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>What a user asks of the chat server and waits for. Everything fails with an <see cref="InvalidOperationException"/> that says why.</summary>
public sealed class SessionRequests
{
    /// <summary>As many as a list can sensibly show; a search narrows it.</summary>
    public const int ChannelLimit = 5_000;

    /// <summary>A server that has not answered by then is not going to.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly IChatConnection _connection;
    private readonly TimeProvider _time;

    internal SessionRequests(IChatConnection connection, TimeProvider time) => (_connection, _time) = (connection, time);

    public Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.ListChannelsAsync(ChannelLimit, token), cancellationToken);

    public Task<UserDetails> WhoIsAsync(string nick, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.WhoIsAsync(nick, token), cancellationToken);

    public Task<ChannelModeSet> ReadModesAsync(string channel, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.ReadModesAsync(channel, token), cancellationToken);

    public Task<IReadOnlyList<ListedMask>> ReadMasksAsync(string channel, MaskList list, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.ReadMasksAsync(channel, list, token), cancellationToken);

    public Task<HistoryPage> ReadHistoryAsync(string conversation, HistoryStretch stretch, string messageId, int limit, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.ReadHistoryAsync(conversation, stretch, messageId, limit, token), cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> SearchAsync(MessageSearch search, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.SearchAsync(search, token), cancellationToken);

    public Task EditAsync(string conversation, string messageId, string text, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.EditAsync(conversation, messageId, text, token), cancellationToken);

    public Task KickAsync(string channel, string nick, string? reason, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.KickAsync(channel, nick, reason, token), cancellationToken);

    public Task InviteAsync(string channel, string nick, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.InviteAsync(channel, nick, token), cancellationToken);

    public Task ChangeModesAsync(string channel, IReadOnlyList<ModeChange> changes, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.ChangeModesAsync(channel, changes, token), cancellationToken);

    public Task RenameChannelAsync(string channel, string newName, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.RenameChannelAsync(channel, newName, token), cancellationToken);

    public Task<RegisteredAccount> RegisterAccountAsync(string? email, string password, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.RegisterAccountAsync(email, password, token), cancellationToken);

    public Task PinAsync(string channel, IEnumerable<string> messageIds, CancellationToken cancellationToken) =>
        WithinDeadlineAsync(token => _connection.SetMetadataAsync(channel, PinList.Key, PinList.Format(messageIds), token), cancellationToken);

    private async Task WithinDeadlineAsync(Func<CancellationToken, Task> request, CancellationToken cancellationToken) =>
        await WithinDeadlineAsync(
            async token =>
            {
                await request(token);
                return true;
            },
            cancellationToken);

    private async Task<T> WithinDeadlineAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await request(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException("The server did not answer in time.");
        }
    }
}
