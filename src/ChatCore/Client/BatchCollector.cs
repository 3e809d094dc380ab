using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Lines that belong together, complete. The lines of batches inside are among them.</summary>
internal sealed record Batch(string Type, IReadOnlyList<string> Parameters, string? Label, IReadOnlyList<Message> Lines);

/// <summary>Collects the lines of open batches (IRCv3 <c>batch</c>) until they are complete.</summary>
internal sealed class BatchCollector
{
    private const int MaxOpen = 64;

    /// <summary>What goes beyond is dropped: nothing that this client asks for is as long.</summary>
    private const int MaxLines = 20_000;

    private readonly Dictionary<string, Open> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a line that begins, ends or belongs to a batch.</summary>
    /// <param name="line">The line.</param>
    /// <param name="completed">The outermost batch that the line completed, if any.</param>
    /// <returns>False when the line has nothing to do with an open batch.</returns>
    public bool TryTake(Message line, out Batch? completed)
    {
        completed = null;
        if (line.Verb == Verbs.Batch && line[0].Length > 1)
        {
            if (line[0][0] == '+')
                Begin(line);
            else
                completed = End(line[0][1..]);
            return true;
        }

        if (line.Tags.Find(TagNames.Batch) is not { } reference || !_open.TryGetValue(reference, out var open))
            return false;

        open.Add(line);
        return true;
    }

    private void Begin(Message line)
    {
        if (_open.Count >= MaxOpen)
            throw new ProtocolException($"The server opened more than {MaxOpen} batches at once.");

        var parent = line.Tags.Find(TagNames.Batch) is { } reference ? _open.GetValueOrDefault(reference) : null;
        _open[line[0][1..]] = new Open(line, parent);
    }

    private Batch? End(string reference)
    {
        if (!_open.Remove(reference, out var ended))
            return null;

        IReadOnlyList<Message> lines = ended.Start[1] != MultilineBatch.Type ? ended.Lines : MultilineBatch.Read(ended.Start, ended.Lines) is { } whole ? [whole] : [];
        if (ended.Parent is null)
            return new Batch(ended.Start[1], [.. ended.Start.Parameters.Skip(2)], ended.Start.Tags.Find(TagNames.Label), lines);

        foreach (var line in lines)
            ended.Parent.Add(line);
        return null;
    }

    private sealed class Open(Message start, Open? parent)
    {
        public Message Start => start;

        public Open? Parent => parent;

        public List<Message> Lines { get; } = [];

        public void Add(Message line)
        {
            if (Lines.Count < MaxLines)
                Lines.Add(line);
        }
    }
}
