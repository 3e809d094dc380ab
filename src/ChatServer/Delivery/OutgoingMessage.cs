using ChatCore.Protocol;

namespace ChatServer.Delivery;

/// <summary>What a client is sent as one thing: mostly a line, but it can look another way for those who negotiated what it takes.</summary>
/// <param name="Plain">The lines for everybody; none where only some may see it.</param>
/// <param name="Needed">The capabilities that <paramref name="Rich"/> takes.</param>
/// <param name="Rich">The lines for those who have them; null when there is but one way.</param>
internal sealed record OutgoingMessage(IReadOnlyList<Message> Plain, Capability Needed = Capability.None, IReadOnlyList<Message>? Rich = null)
{
    public static implicit operator OutgoingMessage(Message line) => new([line]);

    /// <summary>The same line for those alone who have the capabilities.</summary>
    public static OutgoingMessage Only(Capability needed, Message line) => new([], needed, [line]);

    /// <summary>What it is about, for the log.</summary>
    public string Verb => (Rich ?? Plain) is [var first, ..] ? first.Verb : string.Empty;

    public IReadOnlyList<Message> For(Capability capabilities) => Rich is not null && capabilities.Has(Needed) ? Rich : Plain;

    /// <summary>The same with a tag on each line that is not in a batch of its own.</summary>
    public OutgoingMessage WithTag(string key, string? value) =>
        this with { Plain = Tagged(Plain, key, value), Rich = Rich is null ? null : Tagged(Rich, key, value) };

    /// <summary>The capabilities that change how it looks.</summary>
    public Capability Relevant()
    {
        var relevant = Needed | TakenBy(Plain);
        return Rich is null ? relevant : relevant | TakenBy(Rich);
    }

    private static Capability TakenBy(IReadOnlyList<Message> lines)
    {
        var taken = Capability.None;
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var (tag, _) in lines[i].Tags.AsSpan())
                taken |= TagNames.Required(tag);
        }

        return taken;
    }

    private static Message[] Tagged(IReadOnlyList<Message> lines, string key, string? value) =>
        [.. lines.Select(line => line.Tags.Contains(TagNames.Batch) || BatchLines.IsClose(line) ? line : line.WithTag(key, value))];
}
