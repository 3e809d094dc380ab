namespace EndToEnd.Support;

/// <summary>What a native client showed, read from the logs that it writes. The logs grow without a word: they are looked at until they fit.</summary>
internal sealed class ShownLines(string folder, ChildProcess client)
{
    /// <summary>Waits until the logs whose names match a pattern hold what is waited for, and gives their lines.</summary>
    public async Task<IReadOnlyList<string>> WaitForAsync(
        string files, Func<IReadOnlyList<string>, bool> fit, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            IReadOnlyList<string> lines = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, files).SelectMany(File.ReadAllLines)] : [];
            if (fit(lines))
                return lines;
            if (!client.IsRunning)
                throw new InvalidOperationException($"The client ended:\n{string.Join('\n', client.Output.Concat(client.Errors))}");

            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
            catch (OperationCanceledException stopped)
            {
                throw new OperationCanceledException($"Not seen; the last lines were:\n{string.Join('\n', lines.TakeLast(40))}", stopped, cancellationToken);
            }
        }
    }

    public Task WaitForLineAsync(string files, string[] parts, int times, CancellationToken cancellationToken) =>
        WaitForAsync(files, lines => lines.Count(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))) >= times, cancellationToken);

    /// <summary>Waits until the texts have been said, and gives all that was.</summary>
    /// <param name="file">The conversation's log.</param>
    /// <param name="said">Reads <c>nick: text</c> from a line, or null from one that nobody said.</param>
    /// <param name="texts">What to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> WaitForTextsAsync(
        string file, Func<string, string?> said, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var lines = await WaitForAsync(
            file, all => texts.All(text => all.Any(line => line.EndsWith(text, StringComparison.Ordinal))), cancellationToken);
        return [.. lines.Select(said).OfType<string>()];
    }
}
