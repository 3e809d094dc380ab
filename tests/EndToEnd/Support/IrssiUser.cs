using System.Globalization;

namespace EndToEnd.Support;

/// <summary>
/// A user of irssi, which runs in a pseudo-terminal (util-linux's <c>script</c>) as at a keyboard. What it shows is read from the logs
/// that irssi keeps: one of each conversation, and one of everything.
/// </summary>
internal sealed class IrssiUser : INativeClient
{
    private const string Everything = "everything.log";

    private readonly TemporaryFolder _home;
    private readonly ChildProcess _process;
    private readonly ShownLines _shown;

    private IrssiUser(TemporaryFolder home, ChildProcess process)
    {
        _home = home;
        _process = process;
        _shown = new ShownLines(Logs(home), process);
    }

    /// <summary>Starts irssi and waits until it has joined the channel.</summary>
    public static Task<IrssiUser> SignInAsync(ServerProcess server, string nick, string channel, CancellationToken cancellationToken) =>
        SignInAsync(ClientAccess.To(server, nick, channel), cancellationToken);

    /// <summary>Starts irssi and waits until it has joined the channel.</summary>
    public static async Task<IrssiUser> SignInAsync(ClientAccess access, CancellationToken cancellationToken)
    {
        var user = await StartAsync(access, cancellationToken);
        await user.SeesAsync([$"{access.Nick} [", $"has joined {access.Channel}"], cancellationToken);
        return user;
    }

    /// <summary>Starts irssi, which connects by itself.</summary>
    public static async Task<IrssiUser> StartAsync(ClientAccess access, CancellationToken cancellationToken)
    {
        var irssi = Programs.Required("irssi");
        var home = new TemporaryFolder();
        Directory.CreateDirectory(Logs(home));
        await File.WriteAllTextAsync(home.Combine("config"), Configuration(access, Logs(home)), cancellationToken);
        var process = ChildProcess.Start(
            Programs.Required("script"),
            ["--quiet", "--return", "--command", $"stty rows 50 cols 200; exec {irssi} --home={home.Path}", "/dev/null"],
            home.Path,
            new Dictionary<string, string> { ["TERM"] = "xterm", ["LC_ALL"] = "C.UTF-8" });
        return new IrssiUser(home, process);
    }

    public Task TypeAsync(string command) => _process.WriteLineAsync(command);

    public Task SayAsync(string conversation, string text) => TypeAsync($"/msg {conversation} {text}");

    public Task SeesAsync(string[] parts, CancellationToken cancellationToken, int times = 1) =>
        _shown.WaitForLineAsync(Everything, parts, times, cancellationToken);

    public Task<IReadOnlyList<string>> WaitForTextsAsync(
        string conversation, IReadOnlyCollection<string> texts, CancellationToken cancellationToken) =>
        _shown.WaitForTextsAsync($"{conversation.ToLowerInvariant()}.log", Said, texts, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _home.Dispose();
    }

    private static string Logs(TemporaryFolder home) => home.Combine("logs");

    /// <summary><c>12:34 &lt;@alice&gt; text</c> becomes <c>alice: text</c>; joins and the like become null.</summary>
    private static string? Said(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = line.IndexOf("> ", StringComparison.Ordinal);
        return open < 0 || close < open ? null : $"{line[(open + 1)..close].TrimStart([' ', .. NickPrefixes.All])}: {line[(close + 2)..]}";
    }

    /// <summary>Commands are sent as they are typed: irssi would else space them out, two seconds each. A lost server is tried again at once.</summary>
    private static string Configuration(ClientAccess access, string logs)
    {
        var login = access.Password is null ? string.Empty
            : $"""sasl_mechanism = "PLAIN"; sasl_username = "{access.Nick}"; sasl_password = "{access.Password}";""";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            servers = ({
              address = "{{access.Address.Address}}"; port = "{{access.Address.Port}}"; chatnet = "test"; autoconnect = "yes";
              use_tls = "yes"; tls_verify = "no"; tls_pinned_cert = "{{access.Fingerprint}}";
            });
            chatnets = { test = { type = "IRC"; nick = "{{access.Nick}}"; cmdspeed = "1"; cmdmax = "1000"; {{login}} }; };
            channels = ({ name = "{{access.Channel}}"; chatnet = "test"; autojoin = "yes"; });
            logs = { "{{logs}}/{{Everything}}" = { auto_open = "yes"; level = "ALL"; }; };
            settings = {
              core = {
                nick = "{{access.Nick}}"; user_name = "{{access.Nick}}"; real_name = "{{access.Nick}}"; server_reconnect_time = "1s";
              };
              "fe-common/core" = {
                autolog = "yes"; autolog_path = "{{logs}}/$0.log"; autolog_level = "all -crap -clientcrap -ctcps";
                autocreate_own_query = "yes";
              };
              "fe-text" = { paste_verify_line_count = "0"; paste_use_bracketed_mode = "no"; };
            };

            """);
    }
}
