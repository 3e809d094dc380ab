namespace ChatCore.Protocol;

/// <summary>One line of the protocol, parsed: tags, source, verb and parameters. Immutable.</summary>
/// <remarks>See the message format of Modern IRC and the IRCv3 <c>message-tags</c> specification.</remarks>
public sealed class Message
{
    /// <summary>Creates a message.</summary>
    /// <param name="verb">The command or three-digit numeric, in upper case.</param>
    /// <param name="parameters">At most 15 parameters; only the last may be empty, hold spaces or begin with a colon.</param>
    public Message(string verb, params IReadOnlyList<string> parameters)
    {
        Verb = verb;
        Parameters = parameters;
    }

    /// <summary>The command or three-digit numeric, in upper case.</summary>
    public string Verb { get; }

    /// <summary>The parameters in order, without the colon that marks the last one on the wire.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Who the line is from; null on lines from a client.</summary>
    public Source? Source { get; init; }

    /// <summary>The line's tags; empty when it carries none.</summary>
    public MessageTags Tags { get; init; }

    /// <summary>The parameter at <paramref name="index"/>, or the empty string when there is none.</summary>
    public string this[int index] => (uint)index < (uint)Parameters.Count ? Parameters[index] : string.Empty;

    /// <summary>The same line with other tags.</summary>
    public Message WithTags(MessageTags tags) => new(Verb, Parameters) { Source = Source, Tags = tags };

    /// <summary>The same line with one tag added or replaced.</summary>
    public Message WithTag(string key, string? value) => WithTags(Tags.With(key, value));

    /// <summary>The line as it would be written with every tag; for logs of tests and diagnostics.</summary>
    public override string ToString() => MessageWriter.ToText(this);
}
