using System.ComponentModel;
using System.Diagnostics;

namespace Witness.Registrars.Tests.Servers;

/// <summary>A server in the foreground, with what it says, and killed with the tests that use it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;
    private readonly Queue<string> _lines = new();

    private ServerProcess(Process process) => _process = process;

    public static ServerProcess Start(string package, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            var server = new ServerProcess(Process.Start(start)!);
            server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
            server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            return server;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException(
                $"{command[0]} cannot be started ({error.Message}); install the Debian package {package}",
                error
            );
        }
    }

    /// <summary>Waits until the server does what it is there for.</summary>
    public async Task WaitAsync(Func<Task<bool>> isReady)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isReady())
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException($"{_process.StartInfo.FileName} is not ready:\n{Log}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private string Log
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line ?? "");
            if (_lines.Count > 200)
            {
                _lines.Dequeue();
            }
        }
    }
}
