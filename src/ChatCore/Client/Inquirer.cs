using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Requests whose answer their caller awaits, paired with it by label.</summary>
internal sealed class Inquirer(ServerView view, ChatMessageReader reader, LabeledRequests requests, Action<Message> send, Action<Message> handle)
{
    /// <summary>Asks something: the lines of the answer are the caller's alone.</summary>
    public void Ask(ClientCommand.Ask command) =>
        Send(command, command.Line, answer => command.Done.TrySetResult(answer));

    /// <summary>Looks for messages.</summary>
    public void Search(ClientCommand.Search command) =>
        Send(command, command.Line, answer => command.Done.TrySetResult([.. answer.Select(line => reader.Read(line)).OfType<ChatMessage>()]));

    /// <summary>Has something done: what the server says of it is news like any other, and a refusal the caller's.</summary>
    public void Do(ClientCommand.Do command)
    {
        if (CanLabel)
        {
            Send(command, command.Line, answer =>
            {
                foreach (var line in answer)
                    handle(line);

                command.Done.TrySetResult();
            });
            return;
        }

        // Nobody can tell whose refusal one is: it comes as an event.
        send(command.Line);
        command.Done.TrySetResult();
    }

    private bool CanLabel => view.Capabilities.Has(Capability.LabeledResponse | Capability.Batch);

    private void Send(ClientCommand command, Message line, Action<IReadOnlyList<Message>> answered)
    {
        var label = requests.NextLabel();
        if (!CanLabel)
            command.Fail("This server does not say which answer belongs to which question.");
        else if (requests.TryAdd(label, response => Finish(command, response, answered)))
            send(line.WithTag(TagNames.Label, label));
        else
            command.Fail("Too many requests wait for an answer already.");
    }

    private static void Finish(ClientCommand command, LabeledResponse response, Action<IReadOnlyList<Message>> answered)
    {
        if (response.Lines.FirstOrDefault(EventTranslator.IsRefusal) is { } refusal)
            command.Refuse(EventTranslator.Refusal(refusal));
        else if (response.Failure is { } failure)
            command.Fail(failure);
        else
            answered(response.Lines);
    }
}
