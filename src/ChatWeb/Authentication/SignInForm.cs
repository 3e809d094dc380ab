using ChatCore.Protocol;
using ChatCore.Security;
using ChatWeb.Configuration;

namespace ChatWeb.Authentication;

/// <summary>What a visitor typed, as typed. The password lives only here, in memory, for as long as the attempt takes.</summary>
internal sealed class SignInForm
{
    public const int NickLimit = 64;
    public const int PasswordLimit = 256;
    public const int ChannelLimit = 64;
    public const int ChannelKeyLimit = 64;

    public string Host { get; init; } = string.Empty;

    public string Port { get; init; } = string.Empty;

    public string Nick { get; init; } = string.Empty;

    public string? Password { get; init; }

    public string Channel { get; init; } = string.Empty;

    public static SignInForm Read(IFormCollection form) => new()
    {
        Host = Text(form, nameof(Host)),
        Port = Text(form, nameof(Port)),
        Nick = Text(form, nameof(Nick)),
        Password = form[nameof(Password)].ToString() is { Length: > 0 } password ? password : null,
        Channel = Text(form, nameof(Channel)),
    };

    /// <summary>The channel with its mark: people write <c>lobby</c> and mean <c>#lobby</c>.</summary>
    public string? ChannelName => Channel.Length == 0 ? null : Channel[0] is '#' or '&' ? Channel : '#' + Channel;

    /// <summary>The first thing that cannot be right, or null.</summary>
    public SignInProblem? FindProblem()
    {
        if (!HostName.TryNormalize(Host, out _))
            return new SignInProblem(SignInFault.Host);

        if (!HostName.TryParsePort(Port, out _))
            return new SignInProblem(SignInFault.Port);

        if (!IsNick(Nick))
            return new SignInProblem(SignInFault.Nick);

        if (Password is not null && (Password.Length > PasswordLimit || Password.Any(char.IsControl)))
            return new SignInProblem(SignInFault.Password);

        return ChannelName is { } channel && !IsChannel(channel) ? new SignInProblem(SignInFault.Channel) : null;
    }

    public static bool IsNick(string nick) =>
        nick.Length is > 0 and <= NickLimit && !char.IsAsciiDigit(nick[0]) &&
        nick[0] is not ('#' or '&' or ':' or '-' or '~' or '@' or '%' or '+' or '$') &&
        !nick.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '!' or '@' or ',' or '*' or '?' or '.' or ':' or '/');

    public static bool IsChannel(string channel) =>
        channel.Length is > 1 and <= ChannelLimit && channel[0] is '#' or '&' &&
        !channel.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == ',');

    public static bool IsChannelKey(string key) =>
        key.Length is > 0 and <= ChannelKeyLimit && key[0] != ':' && !key.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == ',');

    public SignInForm WithoutPassword() => new() { Host = Host, Port = Port, Nick = Nick, Channel = Channel };

    public static SignInForm For(ServerEndpoint server) => new()
    {
        Host = server.Host,
        Port = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Channel = "#lobby",
    };

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
