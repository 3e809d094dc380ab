using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What the owner's commands make the client say to the server.</summary>
internal sealed class OnlineCommands(
    ServerView view, ClientMemory memory, ClientFeed feed, HistoryCatchUp catchUp, HistoryReader history, ChannelLister lister, Inquirer inquirer, MessageEditor editor,
    Action<Message> send)
{
    public void Execute(ClientCommand command)
    {
        switch (command)
        {
            case ClientCommand.Join join when view.FindChannel(join.Channel) is null:
                Send(Verbs.Join, join.Channel, join.Key);
                break;
            case ClientCommand.Part part:
                // Sent even when not in the channel: the answer to JOIN may be on its way.
                if (view.FindChannel(part.Channel) is null)
                    memory.GiveUp(part.Channel, part.Reason, feed);
                Send(Verbs.Part, part.Channel, part.Reason);
                break;
            case ClientCommand.OpenConversation open:
                Send(ChangeLines.AskReadMarker(open.Nick));
                catchUp.Begin(open.Nick);
                break;
            case ClientCommand.SendLine line:
                Send(line);
                break;
            case ClientCommand.ChangeNick change:
                Send(Verbs.Nick, change.Nick);
                break;
            case ClientCommand.SetTopic set:
                Send(Verbs.Topic, set.Channel, set.Topic);
                break;
            case ClientCommand.SetAway:
                Send(Verbs.Away, memory.AwayMessage);
                break;
            case ClientCommand.SetProfile set when view.Capabilities.Has(Capability.Metadata2):
                send(ProfileLines.Set(set.Key, set.Value));
                break;
            case ClientCommand.SetRealName set:
                Send(Verbs.SetName, set.Name);
                break;
            case ClientCommand.RequestOlder older:
                catchUp.RequestOlder(older);
                break;
            case ClientCommand.ReadHistory read:
                history.Read(read);
                break;
            case ClientCommand.ListChannels list:
                lister.List(list);
                break;
            case ClientCommand.Ask ask:
                inquirer.Ask(ask);
                break;
            case ClientCommand.Search search:
                inquirer.Search(search);
                break;
            case ClientCommand.Do request:
                inquirer.Do(request);
                break;
            case ClientCommand.Edit edit:
                editor.Edit(edit);
                break;
            case ClientCommand.Stop stop:
                Send(Verbs.Quit, stop.Reason);
                break;
        }
    }

    private void Send(ClientCommand.SendLine line)
    {
        if (view.Capabilities.Has(line.Needed))
            send(line.Line);
        else if (!line.IsBackground)
            feed.Tell(new ClientEvent.RequestRefused("UNSUPPORTED", line.Line[0], $"This server does not know {line.Line.Verb}."));
    }

    /// <summary>Sends the verb with those of the parameters that there are.</summary>
    private void Send(string verb, params IEnumerable<string?> parameters) => send(new Message(verb, [.. parameters.OfType<string>()]));
}
