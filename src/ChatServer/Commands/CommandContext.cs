using System.Collections.ObjectModel;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands;

/// <summary>What a command is given.</summary>
internal sealed record CommandContext(World World, Session Session, Message Message, ChatOptions Options, EventId Newest)
{
    public IReadOnlyList<string> Parameters => Message.Parameters;

    /// <summary>How often each command was used since the server started.</summary>
    public IReadOnlyDictionary<string, long> Usage { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>The parameter, or null when it is missing or empty.</summary>
    public string? Find(int index) => Message[index] is { Length: > 0 } parameter ? parameter : null;

    /// <summary>
    /// Text for the end of a line that others get: cut to its own limit, and to what the line leaves for it behind its source, verb and
    /// other parameters.
    /// </summary>
    public string Fit(string text, int maxBytes, string verb, params IReadOnlyList<string> before)
    {
        var line = new Message(verb, [.. before, string.Empty]) { Source = Session.User?.Source };
        return Names.Truncate(text, Math.Min(maxBytes, Options.Limits.LineBytes - MessageWriter.LengthWithoutTags(line)));
    }

    /// <summary>The user behind the session. Only for commands of <see cref="CommandStage.Registered"/>.</summary>
    public User User => Session.User ?? throw new InvalidOperationException("The session is not registered.");

    /// <summary>The time of the newest event: the engine's clock.</summary>
    public DateTimeOffset Now => Newest.At;
}
