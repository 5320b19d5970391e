using System.Net.Sockets;
using System.Text;
using Witness.Hosting.Systemd;

namespace Witness.Tests.Hosting.Systemd;

/// <summary>A service manager's end of the socket: keeps what it is told.</summary>
internal sealed class ListeningManager : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-notify-");
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[4096];

    public ListeningManager() => _socket.Bind(new UnixDomainSocketEndPoint(Path));

    public string Path => System.IO.Path.Combine(_directory.FullName, "notify");

    /// <summary>The process's end of it.</summary>
    public ServiceManager Connect(string? watchdog = null, string? process = null) =>
        ServiceManager.Find(
            variable =>
                variable switch
                {
                    "NOTIFY_SOCKET" => Path,
                    "WATCHDOG_USEC" => watchdog,
                    "WATCHDOG_PID" => process,
                    _ => null,
                },
            TimeProvider.System
        )!;

    /// <summary>The next line that it is told.</summary>
    public async Task<string> HearAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        var length = await _socket.ReceiveAsync(_buffer, patience.Token);
        return Encoding.UTF8.GetString(_buffer, 0, length);
    }

    /// <summary>Listens until it is told this.</summary>
    public async Task HearAsync(string line)
    {
        while (await HearAsync() != line)
        {
            continue;
        }
    }

    /// <summary>Listens until it is told of a reload, with its instant (sd_notify(3), Type=notify-reload).</summary>
    public async Task HearReloadingAsync()
    {
        while (
            await HearAsync() is var line && !line.StartsWith("RELOADING=1\nMONOTONIC_USEC=", StringComparison.Ordinal)
        )
        {
            continue;
        }
    }

    /// <summary>Goes away while the process goes on.</summary>
    public void Leave() => _socket.Dispose();

    public void Dispose()
    {
        _socket.Dispose();
        _directory.Delete(recursive: true);
    }
}
