using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What a client may want to know of its server, beside what it is told anyway. All of these fail as <see cref="ChatClient.AskAsync"/> does.</summary>
public static class ServerQuestions
{
    /// <summary>Tells about a user.</summary>
    public static async Task<UserDetails> WhoIsAsync(this ChatClient client, string nick, CancellationToken cancellationToken) => UserDetails.Read(
        nick,
        // Named twice: the server that the user is on is asked, and it alone knows how long the user has been idle.
        await client.AskAsync(new Message(Verbs.WhoIs, WireText.Name(nick, nameof(nick)), nick), cancellationToken).ConfigureAwait(false),
        client.Support);

    /// <summary>Tells a channel's modes.</summary>
    public static async Task<ChannelModeSet> ReadModesAsync(this ChatClient client, string channel, CancellationToken cancellationToken) => ChannelModeSet.Read(
        await client.AskAsync(new Message(Verbs.Mode, WireText.Name(channel, nameof(channel))), cancellationToken).ConfigureAwait(false), client.Support);

    /// <summary>Tells whom one of a channel's lists names.</summary>
    public static async Task<IReadOnlyList<ListedMask>> ReadMasksAsync(
        this ChatClient client, string channel, MaskList list, CancellationToken cancellationToken)
    {
        var (letter, numeric) = list switch
        {
            MaskList.Exceptions => ("+e", Numeric.RplExceptionList),
            MaskList.InviteExceptions => ("+I", Numeric.RplInviteExceptionList),
            _ => ("+b", Numeric.RplBanList),
        };
        var answer = await client.AskAsync(new Message(Verbs.Mode, WireText.Name(channel, nameof(channel)), letter), cancellationToken).ConfigureAwait(false);
        return [.. answer.Where(line => line.Verb == numeric).Select(ReadMask)];
    }

    private static ListedMask ReadMask(Message line) => new(
        line[2],
        Source.Parse(line[3]).Nick,
        long.TryParse(line[4], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(at) : null);
}
