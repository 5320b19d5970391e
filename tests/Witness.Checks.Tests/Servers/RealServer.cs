using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Witness.Checks.Tests.Servers;

/// <summary>A real server program on loopback, with a directory of its own, both gone when the test ends.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("witness-test-");
    private readonly StringBuilder _output = new();
    private Process? _process;

    public int Port { get; } = TestPorts.Free();

    public string PathOf(string file) => Path.Combine(_directory.FullName, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        File.SetUnixFileMode(PathOf(file), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return PathOf(file);
    }

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public async Task StartAsync(string program, string package, params string[] arguments)
    {
        _process = Launch(program, package, arguments);
        var started = TimeProvider.System.GetTimestamp();
        while (!await TakesConnectionsAsync())
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.Fail($"{program} does not serve port {Port}: {Output()}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task RunAsync(string program, string package, params string[] arguments)
    {
        using var process = Launch(program, package, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} exited with {process.ExitCode}: {Output()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _directory.Delete(recursive: true);
    }

    private Process Launch(string program, string package, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += Keep;
            process.OutputDataReceived += Keep;
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"this test needs {program}: install the Debian package {package}");
            throw;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }

    private async Task<bool> TakesConnectionsAsync()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
