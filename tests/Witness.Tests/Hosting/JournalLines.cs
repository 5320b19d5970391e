using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Witness.Tests.Hosting;

/// <summary>What the daemon's threads write into the journal, to be read meanwhile.</summary>
internal sealed class JournalLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public string Text => TextFrom(LogLevel.Trace);

    public string TextFrom(LogLevel level) =>
        string.Join('\n', _lines.Where(line => line.Level >= level).Select(line => line.Text));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose() => _lines.Clear();
}
