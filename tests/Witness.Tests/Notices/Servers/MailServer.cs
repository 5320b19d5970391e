using System.Diagnostics;
using System.Text.Json;
using Witness.Tests.Configuration;

namespace Witness.Tests.Notices.Servers;

/// <summary>A real mail server (aiosmtpd) on loopback, which keeps what it takes.</summary>
internal sealed class MailServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Another one that stands before it in <c>PATH</c> knows nothing of Debian's packages.</summary>
    private const string DebiansPython = "/usr/bin/python3";

    private readonly Process _process;

    private MailServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<MailServer> StartAsync(params string[] arguments)
    {
        var script = TestFiles.InRepository("tests/Witness.Tests/Notices/Servers/mail_server.py");
        var start = new ProcessStartInfo(DebiansPython, [script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Assert.True(File.Exists(DebiansPython), $"no {DebiansPython}; install the Debian package python3-aiosmtpd");
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
        return int.TryParse(line, out var port)
            ? new MailServer(process, port)
            : throw new InvalidOperationException(
                $"no mail server; install the Debian package python3-aiosmtpd: {await errors}"
            );
    }

    /// <summary>Waits for the next message.</summary>
    public async Task<TakenMail> TakeAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
        return TakenMail.Of(JsonDocument.Parse(line!).RootElement);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
