using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ChatCore.Client;
using ChatCore.Security;

namespace ChatWeb.Sessions.Tickets;

/// <summary>What it takes to sign a user in again where they were. A class, not a record: it never prints its passwords.</summary>
internal sealed class TicketContent
{
    /// <summary>Private conversations that are opened again; more are found when they are looked for.</summary>
    private const int ConversationLimit = 50;

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Nick { get; init; }

    public string? Account { get; init; }

    public string? Password { get; init; }

    public string? ServerPassword { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Conversations { get; init; } = [];

    public string? Selected { get; init; }

    /// <summary>A server forgets a guest's profile with the connection.</summary>
    public Profile Profile { get; init; } = Profile.Empty;

    /// <summary>By which the server knows a guest: certificate and key.</summary>
    public byte[]? Certificate { get; init; }

    public ServerEndpoint Server => new(Host, Port);

    public ClientAccount? Login => Account is not null && Password is not null ? new ClientAccount(Account, Password) : null;

    public static TicketContent Of(SignInRequest request, ClientAccount? account) => new()
    {
        Host = request.Server.Host,
        Port = request.Server.Port,
        Nick = request.Nick,
        Account = account?.Name,
        Password = account?.Password,
        ServerPassword = request.Password,
        Channels = request.Channels,
        Certificate = request.Certificate?.Export(X509ContentType.Pkcs12),
    };

    /// <summary>The same after what happened since; this one when that is nothing that matters.</summary>
    public TicketContent With(SessionState state, string? selected)
    {
        string[] channels = [.. state.Conversations.Where(known => known is { IsChannel: true, Membership: not Membership.Left }).Select(known => known.Name)];
        string[] conversations = [.. state.Conversations.Where(known => !known.IsChannel).OrderByDescending(known => known.LastActivity).Take(ConversationLimit).Select(known => known.Name).Order(StringComparer.Ordinal)];
        var profile = state.People.Find(state.Nick);
        return Nick == state.Nick && Profile == profile && Selected == selected && Channels.SequenceEqual(channels) && Conversations.SequenceEqual(conversations)
            ? this
            : Copy(state.Nick, Login, channels, conversations, selected, profile);
    }

    public TicketContent With(ClientAccount account) => Copy(Nick, account, Channels, Conversations, Selected, Profile);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static TicketContent? TryRead(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<TicketContent>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TicketContent Copy(string nick, ClientAccount? account, IReadOnlyList<string> channels, IReadOnlyList<string> conversations, string? selected, Profile profile) => new()
    {
        Host = Host,
        Port = Port,
        Nick = nick,
        Account = account?.Name,
        Password = account?.Password,
        ServerPassword = ServerPassword,
        Channels = channels,
        Conversations = conversations,
        Selected = selected,
        Profile = profile,
        Certificate = Certificate,
    };
}
