using System.Threading.Channels;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Support;

/// <summary>A connection whose server is the test: it writes the events and reads what was asked.</summary>
internal sealed class ScriptedConnection(SignInRequest request, Action<ScriptedConnection>? onStart = null) : IChatConnection
{
    private readonly Channel<ClientEvent> _events = Channel.CreateUnbounded<ClientEvent>();

    public SignInRequest Request { get; } = request;

    /// <summary>What was asked of it, one word and its arguments each.</summary>
    public List<string> Asked { get; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>What ending it fails with, as after a fault of its own; null: it ends in good order.</summary>
    public Exception? EndFailure { get; set; }

    /// <summary>A channel's key that it does not take.</summary>
    public string? RefusedKey { get; set; }

    public bool CanDiscard { get; set; } = true;

    public ChannelReader<ClientEvent> Events => _events.Reader;

    public void Tell(params ClientEvent[] events)
    {
        foreach (var happened in events)
            Assert.True(_events.Writer.TryWrite(happened));
    }

    public void Start() => onStart?.Invoke(this);

    public IReadOnlyList<OutgoingMessage> Send(string conversation, string text, MessageKind kind, string? replyTo, string? clientId)
    {
        Asked.Add($"send {conversation} {kind} {text}{(replyTo is null ? null : $" to {replyTo}")}");
        return clientId is null ? [] : [new OutgoingMessage(clientId, conversation, text, kind, OutgoingState.Queued)];
    }

    public void React(string conversation, string messageId, string reaction, bool isOn) =>
        Asked.Add($"{(isOn ? "react" : "unreact")} {conversation} {messageId} {reaction}");

    public void Redact(string conversation, string messageId) => Asked.Add($"redact {conversation} {messageId}");

    public void Typing(string conversation, TypingState state) => Asked.Add($"typing {conversation} {state}");

    public void MarkRead(string conversation, DateTimeOffset at) => Asked.Add($"markread {conversation} {at.ToUnixTimeSeconds() - Samples.Noon.ToUnixTimeSeconds()}");

    public bool Retry(string clientId)
    {
        Asked.Add($"retry {clientId}");
        return true;
    }

    public bool Discard(string clientId) => CanDiscard;

    public void Join(string channel, string? key)
    {
        if (RefusedKey is not null && key == RefusedKey)
            throw new ArgumentException("A channel's key cannot be this.", nameof(key));

        Asked.Add($"join {channel} {key}".TrimEnd());
    }

    public void Part(string channel, string? reason) => Asked.Add($"part {channel} {reason}".TrimEnd());

    public void OpenConversation(string nick) => Asked.Add($"open {nick}");

    public void CloseConversation(string nick) => Asked.Add($"close {nick}");

    public void ChangeNick(string nick) => Asked.Add($"nick {nick}");

    public void SetTopic(string channel, string topic) => Asked.Add($"topic {channel} {topic}");

    public void SetAway(string? message) => Asked.Add($"away {message}".TrimEnd());

    public void SetProfile(string key, string? value) => Asked.Add($"profile {key} {value}".TrimEnd());

    public void SetRealName(string name) => Asked.Add($"setname {name}");

    public Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        Asked.Add($"older {conversation} {beforeId} {limit}");
        Tell(new ClientEvent.HistoryReceived(conversation, [], ReachesStart: true, HistoryCause.Requested));
        return Task.CompletedTask;
    }

    /// <summary>What the server answers to questions; null: it refuses.</summary>
    public IReadOnlyList<ListedChannel> Channels { get; set; } = [];

    public UserDetails? Person { get; set; }

    public ChannelModeSet Modes { get; set; } = new("nt");

    public IReadOnlyList<ListedMask> Masks { get; set; } = [];

    /// <summary>All that was ever said, oldest first: what history is read from, and what is searched.</summary>
    public IReadOnlyList<ChatMessage> Said { get; set; } = [];

    /// <summary>What it refuses to do; null: it does everything.</summary>
    public RequestRefusedException? Refusal { get; set; }

    public Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(int limit, CancellationToken cancellationToken) => Answer("list", Channels);

    public Task<UserDetails> WhoIsAsync(string nick, CancellationToken cancellationToken) => Answer($"whois {nick}", Person ?? new UserDetails(nick));

    public Task<ChannelModeSet> ReadModesAsync(string channel, CancellationToken cancellationToken) => Answer($"modes {channel}", Modes);

    public Task<IReadOnlyList<ListedMask>> ReadMasksAsync(string channel, MaskList list, CancellationToken cancellationToken) => Answer($"masks {channel} {list}", Masks);

    /// <summary>It answers for history only then.</summary>
    public Task HistoryIsReady { get; set; } = Task.CompletedTask;

    public async Task<HistoryPage> ReadHistoryAsync(string conversation, HistoryStretch stretch, string messageId, int limit, CancellationToken cancellationToken)
    {
        var (older, newer) = (Said.Where(said => string.CompareOrdinal(said.Id, messageId) < 0), Said.Where(said => string.CompareOrdinal(said.Id, messageId) >= 0));
        ChatMessage[] page = stretch switch
        {
            HistoryStretch.Before => [.. older.TakeLast(limit)],
            HistoryStretch.After => [.. newer.Where(said => said.Id != messageId).Take(limit)],
            _ => [.. older.TakeLast(limit / 2), .. newer.Take(limit - (limit / 2))],
        };
        await HistoryIsReady;
        return await Answer($"history {stretch} {messageId} {limit}", new HistoryPage(page, page.Length >= limit) { OldestId = page.FirstOrDefault()?.Id, NewestId = page.LastOrDefault()?.Id });
    }

    public Task SetMetadataAsync(string target, string key, string? value, CancellationToken cancellationToken) =>
        Answer($"metadata {target} {key} {value}".TrimEnd(), true);

    public Task<IReadOnlyList<ChatMessage>> SearchAsync(MessageSearch search, CancellationToken cancellationToken) => Answer<IReadOnlyList<ChatMessage>>(
        $"search {search.Text}",
        [.. Said.Where(said => said.Text.Contains(search.Text ?? string.Empty, StringComparison.Ordinal) && !(said.At > search.Before)).TakeLast(search.Limit)]);

    public Task EditAsync(string conversation, string messageId, string text, CancellationToken cancellationToken) =>
        Answer($"edit {conversation} {messageId} {text}", true);

    public Task KickAsync(string channel, string nick, string? reason, CancellationToken cancellationToken) => Answer($"kick {channel} {nick} {reason}".TrimEnd(), true);

    public Task InviteAsync(string channel, string nick, CancellationToken cancellationToken) => Answer($"invite {channel} {nick}", true);

    public Task ChangeModesAsync(string channel, IReadOnlyList<ModeChange> changes, CancellationToken cancellationToken) =>
        Answer($"mode {channel} {string.Join(' ', ModeChanges.Format(changes))}", true);

    public Task RenameChannelAsync(string channel, string newName, CancellationToken cancellationToken) => Answer($"rename {channel} {newName}", true);

    /// <summary>What comes of making an account.</summary>
    public RegisteredAccount Registered { get; set; } = new("helena", NeedsVerification: false);

    /// <summary>The password of the account that was asked for: it is no part of <see cref="Asked"/>, which tests print.</summary>
    public string? NewPassword { get; private set; }

    public Task<RegisteredAccount> RegisterAccountAsync(string? email, string password, CancellationToken cancellationToken)
    {
        NewPassword = password;
        return Answer($"register {email}".TrimEnd(), Registered);
    }

    private Task<T> Answer<T>(string request, T answer)
    {
        Asked.Add(request);
        return Refusal is null ? Task.FromResult(answer) : Task.FromException<T>(Refusal);
    }

    public Task StopAsync(string? reason)
    {
        Asked.Add($"stop {reason}");
        _events.Writer.TryComplete();
        return EndFailure is null ? Task.CompletedTask : Task.FromException(EndFailure);
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        _events.Writer.TryComplete();
        return EndFailure is null ? ValueTask.CompletedTask : ValueTask.FromException(EndFailure);
    }
}
