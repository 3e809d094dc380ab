using System.Diagnostics;

namespace EndToEnd.Support;

/// <summary>A process that a test started: its output line by line, its end, and no trace of it afterwards.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ObservedList<string> _output = new();
    private readonly ObservedList<string> _errors = new();
    private readonly Task _ended;

    private ChildProcess(Process process)
    {
        _process = process;
        _ended = ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    /// <summary>What it wrote to standard output so far.</summary>
    public IReadOnlyList<string> Output => _output.Snapshot();

    /// <summary>What it wrote to standard error so far.</summary>
    public IReadOnlyList<string> Errors => _errors.Snapshot();

    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(setting);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>Waits for a line of standard output, from the first on.</summary>
    public async Task<string> WaitForOutputAsync(Func<string, bool> isTheOne, CancellationToken cancellationToken)
    {
        var found = _output.WaitForAsync(isTheOne, cancellationToken);
        if (await Task.WhenAny(found, _ended) == found || Output.Any(isTheOne))
            return await found;

        throw new InvalidOperationException($"The process ended with exit code {_process.ExitCode}:\n{string.Join('\n', Output.Concat(Errors))}");
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the process has ended by itself, and gives its exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _ended.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends the process as <c>kill -9</c> does, with no chance to put anything in order.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _ended;
    }

    /// <summary>Asks the process to end (SIGTERM, which <see cref="Process"/> itself cannot send), and gives its exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
        return await WaitForExitAsync(cancellationToken);
    }

    /// <summary>The end of a test: a process that still runs has to end when asked, in good time and with exit code 0.</summary>
    public async Task EndAsync()
    {
        if (!IsRunning)
            return;

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        if (await TerminateAsync(patience.Token) is var code and not 0)
            throw new InvalidOperationException($"The process ended with exit code {code} when asked to end.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _ended;
        _process.Dispose();
    }

    /// <summary>Settings that the shell has for other runs are not the test's.</summary>
    private static bool IsSetting(string variable) =>
        variable.StartsWith("Chat__", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase);

    private async Task ReadToEndAsync()
    {
        await Task.WhenAll(CollectAsync(_process.StandardOutput, _output), CollectAsync(_process.StandardError, _errors));
        await _process.WaitForExitAsync();
    }

    private static async Task CollectAsync(StreamReader reader, ObservedList<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
            lines.Add(line);
    }
}
