using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>LIST: asks for the server's channels, and collects the answer.</summary>
internal sealed class ChannelLister(ServerView view, LabeledRequests requests, Action<Message> send)
{
    /// <summary>The one request without label whose answer is coming; the others wait.</summary>
    private readonly Queue<ClientCommand.ListChannels> _unlabelled = new();
    private readonly List<ListedChannel> _collected = [];

    public void List(ClientCommand.ListChannels command)
    {
        if (view.Capabilities.Has(Capability.LabeledResponse | Capability.Batch))
        {
            var label = requests.NextLabel();
            if (requests.TryAdd(label, response => Finish(command, response)))
                send(new Message(Verbs.List).WithTag(TagNames.Label, label));
            else
                command.Fail("Too many requests wait for an answer already.");
        }
        else if (_unlabelled.Count >= LabeledRequests.Limit)
        {
            command.Fail("Too many requests wait for an answer already.");
        }
        else
        {
            _unlabelled.Enqueue(command);
            send(new Message(Verbs.List));
        }
    }

    /// <summary>Takes a line of an answer without label. False when nobody waits for one.</summary>
    public bool TryTakeUnlabelled(Message line)
    {
        if (!_unlabelled.TryPeek(out var command))
            return false;

        switch (line.Verb)
        {
            case Numeric.RplListStart:
                return true;
            case Numeric.RplList:
                if (_collected.Count < command.Limit)
                    _collected.Add(Read(line));
                return true;
            case Numeric.RplListEnd:
                _unlabelled.Dequeue().Done.TrySetResult([.. _collected]);
                _collected.Clear();
                return true;
            default:
                return false;
        }
    }

    public void FailAll(string reason)
    {
        while (_unlabelled.TryDequeue(out var command))
            command.Fail(reason);
        _collected.Clear();
    }

    private static void Finish(ClientCommand.ListChannels command, LabeledResponse response)
    {
        if (response.Failure is { } failure)
            command.Fail(failure);
        else
            command.Done.TrySetResult([.. response.Lines.Where(line => line.Verb == Numeric.RplList).Take(command.Limit).Select(Read)]);
    }

    private static ListedChannel Read(Message line) => new(
        line[1], int.TryParse(line[2], NumberStyles.None, CultureInfo.InvariantCulture, out var members) ? members : 0, line[3]);
}
