using System.Globalization;

namespace EndToEnd.Support;

/// <summary>
/// A user of irssi, which runs in a pseudo-terminal (util-linux's <c>script</c>) as at a keyboard. What it shows is read from the logs
/// that irssi keeps of each conversation.
/// </summary>
internal sealed class IrssiUser : IAsyncDisposable
{
    private readonly TemporaryFolder _home;
    private readonly ChildProcess _process;

    private IrssiUser(TemporaryFolder home, ChildProcess process, string nick)
    {
        _home = home;
        _process = process;
        Nick = nick;
    }

    public string Nick { get; }

    /// <summary>Starts irssi with the server's fingerprint pinned, and waits until it has joined the channel.</summary>
    public static async Task<IrssiUser> SignInAsync(ServerProcess server, string nick, string channel, CancellationToken cancellationToken)
    {
        var irssi = Programs.Required("irssi");
        var home = new TemporaryFolder();
        await File.WriteAllTextAsync(home.Combine("config"), Configuration(server, nick, channel, home), cancellationToken);
        var process = ChildProcess.Start(
            Programs.Required("script"),
            ["--quiet", "--return", "--command", $"stty rows 50 cols 200; exec {irssi} --home={home.Path}", "/dev/null"],
            home.Path,
            new Dictionary<string, string> { ["TERM"] = "xterm", ["LC_ALL"] = "C.UTF-8" });
        var user = new IrssiUser(home, process, nick);
        await user.WaitForLogAsync(channel, lines => lines.Any(line => line.Contains($"{nick} [", StringComparison.Ordinal)), cancellationToken);
        return user;
    }

    /// <summary>Types a message to a channel or a person.</summary>
    public Task SayAsync(string conversation, string text) => _process.WriteLineAsync($"/msg {conversation} {text}");

    /// <summary>Waits until the texts have been said in a conversation, and gives every <c>nick: text</c> said there.</summary>
    public async Task<IReadOnlyList<string>> WaitForTextsAsync(
        string conversation, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var lines = await WaitForLogAsync(
            conversation, all => texts.All(text => all.Any(line => line.EndsWith(text, StringComparison.Ordinal))), cancellationToken);
        return [.. lines.Select(Said).OfType<string>()];
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _home.Dispose();
    }

    /// <summary><c>12:34 &lt;@alice&gt; text</c> becomes <c>alice: text</c>; joins and the like become null.</summary>
    private static string? Said(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = line.IndexOf("> ", StringComparison.Ordinal);
        return open < 0 || close < open ? null : $"{line[(open + 1)..close].TrimStart(' ', '@', '+')}: {line[(close + 2)..]}";
    }

    /// <summary>irssi appends to its logs from another process: they are looked at until they hold what is waited for.</summary>
    private async Task<IReadOnlyList<string>> WaitForLogAsync(
        string conversation, Func<IReadOnlyList<string>, bool> holds, CancellationToken cancellationToken)
    {
        var path = _home.Combine("logs", $"{conversation.ToLowerInvariant()}.log");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            IReadOnlyList<string> lines = File.Exists(path) ? await File.ReadAllLinesAsync(path, cancellationToken) : [];
            if (holds(lines))
                return lines;
            if (!_process.IsRunning)
                throw new InvalidOperationException($"irssi ended:\n{string.Join('\n', _process.Output.Concat(_process.Errors))}");

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static string Configuration(ServerProcess server, string nick, string channel, TemporaryFolder home) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        servers = ({
          address = "{{server.Address.Address}}"; port = "{{server.Address.Port}}"; chatnet = "test"; autoconnect = "yes";
          use_tls = "yes"; tls_verify = "no"; tls_pinned_cert = "{{server.Fingerprint}}";
        });
        chatnets = { test = { type = "IRC"; nick = "{{nick}}"; }; };
        channels = ({ name = "{{channel}}"; chatnet = "test"; autojoin = "yes"; });
        settings = {
          core = { nick = "{{nick}}"; user_name = "{{nick}}"; real_name = "{{nick}}"; };
          "fe-common/core" = {
            autolog = "yes"; autolog_path = "{{home.Combine("logs")}}/$0.log"; autolog_level = "all -crap -clientcrap -ctcps";
            autocreate_own_query = "yes";
          };
          "fe-text" = { paste_verify_line_count = "0"; paste_use_bracketed_mode = "no"; };
        };

        """);
}
