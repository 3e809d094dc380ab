using System.Globalization;

namespace EndToEnd.Support;

/// <summary>
/// A user of WeeChat, which runs without a terminal (<c>weechat-headless</c>): what is typed goes in through its FIFO, and what it shows is
/// read from the logs that it keeps of each buffer.
/// </summary>
internal sealed class WeeChatUser : INativeClient
{
    private const string Network = "test";
    private const string AnyLog = "*.weechatlog";
    private static readonly string[] NobodysPrefixes = ["", "--", "-->", "<--", "=!=", " *"];

    private readonly TemporaryFolder _home;
    private readonly ChildProcess _process;
    private readonly ShownLines _shown;

    private WeeChatUser(TemporaryFolder home, ChildProcess process)
    {
        _home = home;
        _process = process;
        _shown = new ShownLines(home.Combine("logs"), process);
    }

    /// <summary>The named pipe that WeeChat reads commands from.</summary>
    private string Keyboard => _home.Combine(string.Create(CultureInfo.InvariantCulture, $"weechat_fifo_{_process.Id}"));

    /// <summary>Starts WeeChat and waits until it has joined the channel.</summary>
    /// <param name="access">Where, and as whom.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="capabilities">Which capabilities it asks for, in WeeChat's own words.</param>
    public static async Task<WeeChatUser> SignInAsync(ClientAccess access, CancellationToken cancellationToken, string capabilities = "*")
    {
        var user = Start(access, capabilities);
        await user.SeesAsync([$"{access.Nick} ", $"has joined {access.Channel}"], cancellationToken);
        return user;
    }

    /// <summary>Starts WeeChat, which connects by itself.</summary>
    public static WeeChatUser Start(ClientAccess access, string capabilities = "*")
    {
        var home = new TemporaryFolder();
        string[] options = ["--dir", home.Path, "--stdout", "--no-script", "--plugins", "alias,fifo,irc,logger"];
        var process = ChildProcess.Start(
            Programs.Required("weechat-headless"),
            options.Concat(Commands(access, capabilities).SelectMany(command => new[] { "--run-command", command })),
            home.Path,
            new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
        return new WeeChatUser(home, process);
    }

    public Task TypeAsync(string command) => File.AppendAllTextAsync(Keyboard, $"irc.server.{Network} *{command}\n");

    /// <summary>To a person it is said in a buffer of the two: <c>/msg</c> alone would open none.</summary>
    public Task SayAsync(string conversation, string text) =>
        TypeAsync($"{(conversation.StartsWith('#') ? "/msg" : "/query")} {conversation} {text}");

    public Task SeesAsync(string[] parts, CancellationToken cancellationToken, int times = 1) =>
        _shown.WaitForLineAsync(AnyLog, parts, times, cancellationToken);

    public Task<IReadOnlyList<string>> WaitForTextsAsync(
        string conversation, IReadOnlyCollection<string> texts, CancellationToken cancellationToken) =>
        _shown.WaitForTextsAsync($"irc.{Network}.{conversation.ToLowerInvariant()}.weechatlog", Said, texts, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _home.Dispose();
    }

    /// <summary>Time, <c>@alice</c> and text, with tabs between, become <c>alice: text</c>; joins and the like become null.</summary>
    private static string? Said(string line) => line.Split('\t', 3) is [_, var prefix, var text] && !NobodysPrefixes.Contains(prefix)
        ? $"{prefix.TrimStart(NickPrefixes.All)}: {text}"
        : null;

    /// <summary>
    /// Version 4 has <c>tls</c> where earlier ones had <c>ssl</c>, and <c>anti_flood</c> instead of two: an option that the installed one does
    /// not know is passed over with a note.
    /// </summary>
    private static IEnumerable<string> Commands(ClientAccess access, string capabilities)
    {
        yield return "/set logger.file.flush_delay 0";
        yield return $"/server add {Network} {access.Address.Address}/{access.Address.Port} -nicks={access.Nick} -username={access.Nick}";
        foreach (var tls in new[] { "ssl", "tls" })
        {
            yield return Set(tls, "on");
            yield return Set($"{tls}_fingerprint", access.Fingerprint.ToString().Replace(":", string.Empty, StringComparison.Ordinal));
        }

        foreach (var pause in new[] { "anti_flood", "anti_flood_prio_high", "anti_flood_prio_low" })
            yield return Set(pause, "0");
        yield return Set("capabilities", capabilities);
        yield return Set("autoreconnect_delay", "1");
        yield return Set("autojoin", access.Channel);
        if (access.Password is { } password)
        {
            yield return Set("sasl_username", access.Nick);
            yield return Set("sasl_password", password);
        }

        yield return $"/connect {Network}";
    }

    private static string Set(string option, string value) => $"/set irc.server.{Network}.{option} {value}";
}
