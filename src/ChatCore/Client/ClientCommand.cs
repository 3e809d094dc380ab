using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What an owner asks of the client's loop: a closed family of records.</summary>
internal abstract record ClientCommand
{
    private ClientCommand()
    {
    }

    public sealed record OutboxChanged : ClientCommand;

    public sealed record Join(string Channel, string? Key) : ClientCommand;

    public sealed record Part(string Channel, string? Reason) : ClientCommand;

    public sealed record OpenConversation(string Nick) : ClientCommand;

    public sealed record CloseConversation(string Nick) : ClientCommand;

    public sealed record ChangeNick(string Nick) : ClientCommand;

    public sealed record SetTopic(string Channel, string Topic) : ClientCommand;

    public sealed record SetAway(string? Message) : ClientCommand;

    public sealed record UseAccount(ClientAccount Account) : ClientCommand;

    public sealed record SetProfile(string Key, string? Value) : ClientCommand;

    public sealed record SetRealName(string Name) : ClientCommand;

    public sealed record RequestOlder(string Conversation, string? BeforeId, int Limit, TaskCompletionSource Done) : ClientCommand;

    public sealed record ReadHistory(
        HistoryStretch Stretch, string Conversation, string MessageId, int Limit, TaskCompletionSource<HistoryPage> Done) : ClientCommand;

    public sealed record ListChannels(int Limit, TaskCompletionSource<IReadOnlyList<ListedChannel>> Done) : ClientCommand;

    public sealed record Ask(Message Line, TaskCompletionSource<IReadOnlyList<Message>> Done) : ClientCommand;

    public sealed record Search(Message Line, TaskCompletionSource<IReadOnlyList<ChatMessage>> Done) : ClientCommand;

    public sealed record Do(Message Line, TaskCompletionSource Done) : ClientCommand;

    public sealed record Edit(string Conversation, string MessageId, string Text, TaskCompletionSource Done) : ClientCommand;

    /// <summary>A line whose answer, if any, comes like any other.</summary>
    /// <param name="Line">The line; its first parameter is the conversation.</param>
    /// <param name="Needed">Without this capability it is not sent.</param>
    public sealed record SendLine(Message Line, Capability Needed) : ClientCommand
    {
        /// <summary>Nobody asked for it: when it cannot be sent, nobody is told.</summary>
        public bool IsBackground { get; init; }
    }

    public sealed record Stop(string? Reason) : ClientCommand;

    /// <summary>Tells whoever awaits the command that nothing comes of it.</summary>
    public void Fail(string reason) => EndWith(new InvalidOperationException(reason));

    /// <summary>Tells whoever awaits the command that the server refused it.</summary>
    public void Refuse(ClientEvent.RequestRefused refused) => EndWith(new RequestRefusedException(refused.Code, refused.Text));

    private void EndWith(InvalidOperationException failure)
    {
        switch (this)
        {
            case RequestOlder older:
                older.Done.TrySetException(failure);
                break;
            case ReadHistory read:
                read.Done.TrySetException(failure);
                break;
            case ListChannels list:
                list.Done.TrySetException(failure);
                break;
            case Ask ask:
                ask.Done.TrySetException(failure);
                break;
            case Search search:
                search.Done.TrySetException(failure);
                break;
            case Do request:
                request.Done.TrySetException(failure);
                break;
            case Edit edit:
                edit.Done.TrySetException(failure);
                break;
        }
    }
}
