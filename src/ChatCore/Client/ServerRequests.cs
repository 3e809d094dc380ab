using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What somebody with a rank may have done in a channel. All of these fail as <see cref="ChatClient.DoAsync"/> does.</summary>
public static class ServerRequests
{
    /// <summary>Removes somebody from a channel.</summary>
    public static Task KickAsync(this ChatClient client, string channel, string nick, string? reason, CancellationToken cancellationToken) => client.DoAsync(
        new Message(Verbs.Kick, [WireText.Name(channel, nameof(channel)), WireText.Name(nick, nameof(nick)), .. Given(reason)]), cancellationToken);

    /// <summary>Opens a channel's door for somebody, and tells them.</summary>
    public static Task InviteAsync(this ChatClient client, string channel, string nick, CancellationToken cancellationToken) => client.DoAsync(
        new Message(Verbs.Invite, WireText.Name(nick, nameof(nick)), WireText.Name(channel, nameof(channel))), cancellationToken);

    /// <summary>Changes a channel's modes, lists and ranks.</summary>
    public static Task ChangeModesAsync(this ChatClient client, string channel, IEnumerable<ModeChange> changes, CancellationToken cancellationToken) => client.DoAsync(
        new Message(Verbs.Mode, [WireText.Name(channel, nameof(channel)), .. ModeChanges.Format(changes).Select(word => WireText.Name(word, nameof(changes)))]),
        cancellationToken);

    /// <summary>Gives a channel another name (<c>draft/channel-rename</c>). Told by <see cref="ClientEvent.ChannelRenamed"/>.</summary>
    public static Task RenameChannelAsync(this ChatClient client, string channel, string newName, CancellationToken cancellationToken) => client.DoAsync(
        new Message(Verbs.Rename, WireText.Name(channel, nameof(channel)), WireText.Name(newName, nameof(newName))), cancellationToken);

    /// <summary>Has a channel, or this user, tell something of itself under a key; nothing any more when <paramref name="value"/> is null.</summary>
    public static Task SetMetadataAsync(this ChatClient client, string target, string key, string? value, CancellationToken cancellationToken) => client.DoAsync(
        new Message(
            Verbs.Metadata, [WireText.Name(target, nameof(target)), "SET", WireText.Name(key, nameof(key)), .. value is null ? [] : new[] { WireText.OneLine(value) }]),
        cancellationToken);

    private static string[] Given(string? reason) => string.IsNullOrWhiteSpace(reason) ? [] : [WireText.OneLine(reason)];
}
