namespace ChatCore.Client;

/// <summary>What the owner's commands do to the client's memory, and what they do while there is no connection.</summary>
internal sealed class OfflineCommands(ClientMemory memory, ClientFeed feed)
{
    /// <summary>Remembers what the command means for the connections to come.</summary>
    public void Remember(ClientCommand command)
    {
        switch (command)
        {
            case ClientCommand.Join join when !memory.Channels.TryAdd(join.Channel, join.Key):
                feed.Tell(new ClientEvent.RequestRefused("LIMIT", join.Channel, "This client is in too many channels already."));
                break;
            case ClientCommand.OpenConversation open:
                memory.Conversations.GetOrAdd(open.Nick, out _).NeedsOpening = true;
                break;
            case ClientCommand.CloseConversation close:
                memory.Conversations.Forget(close.Nick);
                break;
            case ClientCommand.UseAccount use:
                memory.Account = use.Account;
                break;
            case ClientCommand.SetProfile { Value: { } value } set:
                memory.Profile[set.Key] = value;
                break;
            case ClientCommand.SetProfile cleared:
                memory.Profile.Remove(cleared.Key);
                break;
            case ClientCommand.SetRealName set:
                memory.RealName = set.Name;
                break;
            case ClientCommand.SetAway away:
                memory.AwayMessage = string.IsNullOrEmpty(away.Message) ? null : away.Message;
                break;
        }
    }

    /// <summary>Does what can be done without a connection.</summary>
    public void Execute(ClientCommand command)
    {
        Remember(command);
        switch (command)
        {
            case ClientCommand.Part part:
                memory.GiveUp(part.Channel, part.Reason, feed);
                break;
            case ClientCommand.ChangeNick change:
                memory.WantedNick = change.Nick;
                break;
            case ClientCommand.SetTopic set:
                feed.Tell(Refused(set.Channel));
                break;
            case ClientCommand.SendLine { IsBackground: false } wanted:
                feed.Tell(Refused(wanted.Line[0]));
                break;
        }

        command.Refuse(Refused(context: null));
        memory.TellOutbox(feed);
    }

    private static ClientEvent.RequestRefused Refused(string? context) => new("OFFLINE", context, "There is no connection to the server.");
}
