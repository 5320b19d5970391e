using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Witness.Hosting.Systemd;

/// <summary>
/// The service manager that started this process and wants to hear of it: a datagram socket that takes lines of
/// <c>KEY=value</c> (sd_notify(3)).
/// </summary>
internal sealed class ServiceManager : IDisposable
{
    private const string SocketVariable = "NOTIFY_SOCKET";
    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string WatchdogProcessVariable = "WATCHDOG_PID";
    private readonly Socket _socket;
    private readonly TimeProvider _time;

    private ServiceManager(Socket socket, TimeSpan? watchdog, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        Watchdog = watchdog;
    }

    /// <summary>After so long a silence it takes the process for stuck; null where it does not watch.</summary>
    public TimeSpan? Watchdog { get; }

    /// <summary>The manager of this process.</summary>
    /// <param name="environment">Environment variables by name.</param>
    /// <param name="time">The clock, whose timestamps are CLOCK_MONOTONIC.</param>
    /// <returns>Null where nobody wants to hear of it.</returns>
    /// <exception cref="HostingException">The socket that is named cannot be used.</exception>
    public static ServiceManager? Find(Func<string, string?> environment, TimeProvider time)
    {
        if (environment(SocketVariable) is not { Length: > 0 } path)
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
            return new ServiceManager(socket, WatchdogOf(environment), time);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            socket.Dispose();
            throw new HostingException(
                $"{SocketVariable}={path} cannot be told anything: {error.Message}; start it by systemctl, or without that variable",
                error
            );
        }
    }

    /// <summary>The process is ready: systemctl start returns.</summary>
    public void TellReady() => Tell("READY=1");

    /// <summary>The process takes a new configuration.</summary>
    public void TellReloading() => Tell($"RELOADING=1\nMONOTONIC_USEC={Microseconds(_time)}");

    /// <summary>The process stops.</summary>
    public void TellStopping() => Tell("STOPPING=1");

    /// <summary>The process is well: the watchdog's time begins anew.</summary>
    public void TellAlive() => Tell("WATCHDOG=1");

    /// <summary>The process is stuck, and wants to be ended and started again at once.</summary>
    public void TellStuck() => Tell("WATCHDOG=trigger");

    /// <summary>Says how things are in a line of words, for systemctl status.</summary>
    public void TellStatus(string words) => Tell($"STATUS={words.ReplaceLineEndings(" ")}");

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private void Tell(string line)
    {
        try
        {
            _socket.Send(Encoding.UTF8.GetBytes(line));
        }
        catch (SocketException)
        {
            // A manager that is being replaced (systemctl daemon-reexec) misses a line; the next one reaches it, and a
            // watchdog that is not fed any more ends this process.
            return;
        }
    }

    private static long Microseconds(TimeProvider time) =>
        (long)(time.GetTimestamp() / (time.TimestampFrequency / 1e6));

    private static TimeSpan? WatchdogOf(Func<string, string?> environment)
    {
        var isOurs =
            environment(WatchdogProcessVariable) is not { Length: > 0 } process
            || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return
            isOurs
            && long.TryParse(environment(WatchdogVariable), CultureInfo.InvariantCulture, out var microseconds)
            && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }
}
