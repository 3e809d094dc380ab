using Microsoft.Extensions.Logging;

namespace ChatWeb.Tests.Support;

/// <summary>A log whose entries are kept to be looked at.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    public List<(LogLevel Level, string Message, Exception? Failure)> Entries { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Add((logLevel, formatter(state, exception), exception));
}
