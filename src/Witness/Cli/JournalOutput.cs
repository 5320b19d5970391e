using Microsoft.Extensions.Logging;
using Spectre.Console;
using Witness.Core;

namespace Witness.Cli;

/// <summary>
/// Where the daemon's journal goes: to a person's terminal in colour, above the live line of the last round; to systemd's
/// journal with its levels (sd-daemon(3)), which has its own clock; or to plain lines with the time.
/// </summary>
/// <param name="terminal">The terminal.</param>
internal sealed class JournalOutput(Terminal terminal) : ILoggerProvider, ILogger
{
    /// <summary>A desktop's terminal inherits the variable from the session's own unit, and is no journal.</summary>
    private readonly bool _isSystemd = !terminal.IsInteractive && terminal.Environment("JOURNAL_STREAM") is not null;
    private readonly LogLevel _lowest = Failure.IsTraced(terminal.Environment) ? LogLevel.Debug : LogLevel.Information;
    private readonly Lock _lock = new();

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= _lowest;

    /// <summary>Makes it the one place where the daemon's journal goes, and lets through what it takes, whoever says it.</summary>
    public void Take(ILoggingBuilder logging)
    {
        logging.AddProvider(this);
        if (_lowest < LogLevel.Information)
        {
            logging.SetMinimumLevel(_lowest).AddFilter("Quartz", _lowest).AddFilter("Microsoft", _lowest);
        }
    }

    /// <inheritdoc />
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}";
        lock (_lock)
        {
            foreach (var line in text.Split('\n'))
            {
                Write(logLevel, line);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => terminal.Output.Flush();

    private void Write(LogLevel level, string line)
    {
        if (_isSystemd)
        {
            terminal.Output.WriteLine($"<{SeverityOf(level)}>{line}");
        }
        else if (terminal.IsInteractive)
        {
            var head = $"{Phrase.Of(terminal.Time.GetUtcNow())}  ";
            terminal.Say(head + line, head.Length, ColourOf(level));
        }
        else
        {
            terminal.Output.WriteLine($"{Phrase.Of(terminal.Time.GetUtcNow())}  {WordOf(level)}  {line}");
        }
    }

    /// <summary>As in syslog (RFC 5424 §6.2.1).</summary>
    private static int SeverityOf(LogLevel level) =>
        level switch
        {
            LogLevel.Critical => 2,
            LogLevel.Error => 3,
            LogLevel.Warning => 4,
            LogLevel.Information => 6,
            _ => 7,
        };

    private static string WordOf(LogLevel level) =>
        level switch
        {
            LogLevel.Critical => "broken ",
            LogLevel.Error => "error  ",
            LogLevel.Warning => "warning",
            LogLevel.Information => "info   ",
            _ => "debug  ",
        };

    private static Color? ColourOf(LogLevel level) =>
        level switch
        {
            LogLevel.Debug => Color.Grey,
            LogLevel.Information => null,
            LogLevel.Warning => Color.Yellow,
            _ => Color.Red,
        };
}
