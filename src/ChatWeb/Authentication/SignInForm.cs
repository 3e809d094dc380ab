using ChatCore.Protocol;
using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Sessions;

namespace ChatWeb.Authentication;

/// <summary>What a visitor typed, as typed. The password lives only here, in memory, for as long as the attempt takes.</summary>
internal sealed class SignInForm
{
    public const int NickLimit = 64;
    public const int PasswordLimit = 256;
    public const int ChannelLimit = 64;
    public const int ChannelKeyLimit = 64;

    /// <summary>A field of its own, so that password managers offer a new one here and the known one there.</summary>
    public const string NewPasswordField = "NewPassword";

    public const int EmailLimit = 254;

    /// <summary>What our server asks for; another one may want more, and says so.</summary>
    public const int ShortestPassword = 6;

    public SignInAs As { get; init; }

    public string Host { get; init; } = string.Empty;

    public string Port { get; init; } = string.Empty;

    public string Nick { get; init; } = string.Empty;

    /// <summary>The account's password. A guest has none, whatever a browser filled in.</summary>
    public string? Password { get; init; }

    /// <summary>For servers that want an address of who makes an account.</summary>
    public string Email { get; init; } = string.Empty;

    public string? ServerPassword { get; init; }

    /// <summary>Whether this browser comes back after days without being asked again.</summary>
    public bool IsRemembered { get; init; }

    public string Channel { get; init; } = string.Empty;

    public static SignInForm Read(IFormCollection form)
    {
        var wanted = form[nameof(As)].ToString();
        var how = Enum.GetValues<SignInAs>().FirstOrDefault(known => known.ToString() == wanted);
        return new SignInForm
        {
            As = how,
            Host = Text(form, nameof(Host)),
            Port = Text(form, nameof(Port)),
            Nick = Text(form, nameof(Nick)),
            Password = how switch
            {
                SignInAs.Account => Secret(form, nameof(Password)),
                SignInAs.NewAccount => Secret(form, NewPasswordField),
                _ => null,
            },
            Email = how == SignInAs.NewAccount ? Text(form, nameof(Email)) : string.Empty,
            ServerPassword = Secret(form, nameof(ServerPassword)),
            Channel = Text(form, nameof(Channel)),
            IsRemembered = form[nameof(IsRemembered)] == "true",
        };
    }

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

        if (FindPasswordProblem() is { } fault)
            return new SignInProblem(fault);

        return ChannelName is { } channel && !IsChannel(channel) ? new SignInProblem(SignInFault.Channel) : null;
    }

    /// <summary>What is wrong with the passwords and the address, or null.</summary>
    public SignInFault? FindPasswordProblem()
    {
        if (As != SignInAs.Guest && Password is null)
            return SignInFault.PasswordMissing;
        if (IsNoPassword(Password))
            return SignInFault.Password;
        if (As == SignInAs.NewAccount && (Password!.Length < ShortestPassword || CaseMapping.Ascii.Equals(Password, Nick)))
            return SignInFault.WeakPassword;
        if (Email.Length > 0 && !IsEmail(Email))
            return SignInFault.Email;

        return IsNoPassword(ServerPassword) ? SignInFault.ServerPassword : null;
    }

    /// <summary>Whether it could be an address; whether it is one only a mail tells.</summary>
    public static bool IsEmail(string email) =>
        email.Length <= EmailLimit && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 && OneWord.Is(email);

    private static bool IsNoPassword(string? password) => password is not null && (password.Length > PasswordLimit || password.Any(char.IsControl));

    public static bool IsNick(string nick) =>
        nick.Length is > 0 and <= NickLimit && !char.IsAsciiDigit(nick[0]) &&
        nick[0] is not ('#' or '&' or ':' or '-' or '~' or '@' or '%' or '+' or '$') &&
        !nick.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '!' or '@' or ',' or '*' or '?' or '.' or ':' or '/');

    public static bool IsChannel(string channel) =>
        channel.Length is > 1 and <= ChannelLimit && channel[0] is '#' or '&' && OneWord.Is(channel);

    public static bool IsChannelKey(string key) => key.Length <= ChannelKeyLimit && OneWord.Is(key);

    public SignInForm WithoutPassword() => new() { As = As, Host = Host, Port = Port, Nick = Nick, Channel = Channel, Email = Email, IsRemembered = IsRemembered };

    public static SignInForm For(ServerEndpoint server) => new()
    {
        Host = server.Host,
        Port = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Channel = "#lobby",
    };

    private static string? Secret(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } secret ? secret : null;

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
