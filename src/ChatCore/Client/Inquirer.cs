using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Requests whose answer their caller awaits, paired with it by label.</summary>
internal sealed class Inquirer(ServerView view, ChatMessageReader reader, LabeledRequests requests, Action<Message> send, Action<Message> handle)
{
    /// <summary>Asks something: the lines of the answer are the caller's alone.</summary>
    public void Ask(ClientCommand.Ask command) =>
        Send(command, [command.Line], answer => command.Done.TrySetResult(answer));

    /// <summary>Looks for messages.</summary>
    public void Search(ClientCommand.Search command) =>
        Send(command, [command.Line], answer => command.Done.TrySetResult([.. answer.Select(line => reader.Read(line)).OfType<ChatMessage>()]));

    /// <summary>Has something done: what the server says of it is news like any other, and a refusal the caller's.</summary>
    public void Do(ClientCommand.Do command) => Do(command, [command.Line], command.Done);

    /// <summary>Has something done that takes several lines, of which the first stands for all.</summary>
    public void Do(ClientCommand command, IReadOnlyList<Message> lines, TaskCompletionSource done)
    {
        if (CanLabel)
        {
            Send(command, lines, answer =>
            {
                foreach (var line in answer)
                    handle(line);

                done.TrySetResult();
            });
            return;
        }

        // Nobody can tell whose refusal one is: it comes as an event.
        foreach (var line in lines)
            send(line);
        done.TrySetResult();
    }

    private bool CanLabel => view.Capabilities.Has(Capability.LabeledResponse | Capability.Batch);

    private void Send(ClientCommand command, IReadOnlyList<Message> lines, Action<IReadOnlyList<Message>> answered)
    {
        var label = requests.NextLabel();
        if (!CanLabel)
        {
            command.Fail("This server does not say which answer belongs to which question.");
            return;
        }

        if (!requests.TryAdd(label, response => Finish(command, response, answered)))
        {
            command.Fail("Too many requests wait for an answer already.");
            return;
        }

        send(lines[0].WithTag(TagNames.Label, label));
        foreach (var more in lines.Skip(1))
            send(more);
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
