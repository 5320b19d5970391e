using System.Diagnostics;
using System.Text;

namespace Witness.Tests.Notices.Servers;

/// <summary>The real executable as a process of its own, which can be killed.</summary>
internal sealed class WitnessProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WitnessProcess(Process process) => _process = process;

    /// <summary>What it has said on both of its outputs.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="site">Its configuration.</param>
    /// <param name="authority">A file with the certificates that it trusts; null for the system's.</param>
    /// <param name="arguments">Its arguments.</param>
    public static WitnessProcess Start(Site site, string? authority, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "witness"),
            [.. arguments, "--config", site.ConfigurationPath]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (authority is not null)
        {
            start.Environment["SSL_CERT_FILE"] = authority;
        }

        var witness = new WitnessProcess(Process.Start(start)!);
        witness._process.OutputDataReceived += witness.Keep;
        witness._process.ErrorDataReceived += witness.Keep;
        witness._process.BeginOutputReadLine();
        witness._process.BeginErrorReadLine();
        return witness;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
