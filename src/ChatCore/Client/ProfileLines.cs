using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>METADATA as this client uses it (<c>draft/metadata-2</c>): what people tell of themselves, by <see cref="ProfileKeys"/>.</summary>
internal static class ProfileLines
{
    private const string Self = "*";

    /// <summary>A longer value is nobody's name or state of mind.</summary>
    private const int MaxValueLength = 500;

    /// <summary>Asks to be told of everybody's profile.</summary>
    public static Message Subscribe() => new(Verbs.Metadata, [Self, "SUB", .. ProfileKeys.All]);

    /// <summary>Asks for what is known of a channel's members already.</summary>
    public static Message Sync(string channel) => new(Verbs.Metadata, channel, "SYNC");

    public static Message Set(string key, string? value) => value is null ? new Message(Verbs.Metadata, Self, "SET", key) : new Message(Verbs.Metadata, Self, "SET", key, value);

    /// <summary>News: <c>METADATA target key visibility [:value]</c>.</summary>
    public static IEnumerable<ClientEvent> Changed(Message line) => Told(line[0], line[1], line.Parameters.Count > 3 ? line[3] : null);

    /// <summary>The answer to a change of one's own: <c>761 nick target key visibility :value</c>.</summary>
    public static IEnumerable<ClientEvent> Value(Message line) => Told(line[1], line[2], line[4]);

    /// <summary><c>766 nick target key :The key is not set</c>.</summary>
    public static IEnumerable<ClientEvent> NotSet(Message line) => Told(line[1], line[2], value: null);

    /// <summary>What people tell of themselves has an event of its own; other keys are for whoever asked for them.</summary>
    private static IEnumerable<ClientEvent> Told(string target, string key, string? value)
    {
        if (!ProfileKeys.All.Contains(key))
            return [new ClientEvent.MetadataChanged(target, key, value)];

        return WireText.IsName(target) && value is null or { Length: <= MaxValueLength } ? [new ClientEvent.ProfileChanged(target, key, value)] : [];
    }
}
