using System.Diagnostics;
using System.Globalization;
using System.Text;
using Witness.Lab.Tests.Programs;

namespace Witness.Lab.Tests.Servers;

/// <summary>A program that goes on running: what it says is kept, and it can be frozen, ended and killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it runs no more.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it returned, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>All it has said so far, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>What each of its threads does, a line each: the name, the state, and where in the kernel it waits (proc_pid_wchan(5)).</summary>
    public string Threads
    {
        get
        {
            try
            {
                return string.Join(
                    '\n',
                    Directory
                        .EnumerateDirectories($"/proc/{Id}/task")
                        .Select(thread =>
                            $"thread {Path.GetFileName(thread)} {Read(thread, "comm")}: {Read(thread, "status").Split('\n').First(line => line.StartsWith("State:", StringComparison.Ordinal))}, {Read(thread, "wchan")}"
                        )
                );
            }
            catch (IOException)
            {
                return "its threads are gone";
            }

            static string Read(string thread, string what) => File.ReadAllText(Path.Combine(thread, what)).Trim();
        }
    }

    /// <summary>Starts a program without input.</summary>
    public static ServerProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += server.Keep;
        server._process.ErrorDataReceived += server.Keep;
        server._process.Start();
        server._process.StandardInput.Close();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until it accepts connections of TCP.</summary>
    /// <exception cref="InvalidOperationException">It has ended instead; the message holds what it said.</exception>
    public Task ListensAsync(int port) =>
        Patience.UntilAsync(
            $"{_process.StartInfo.FileName} listens at port {port}",
            () =>
                HasEnded
                    ? throw new InvalidOperationException($"The server ended with exit code {ExitCode}:\n{Said}")
                    : Listens(port),
            () => Said
        );

    /// <summary>Sends it a signal.</summary>
    public void Send(Signal signal) => Signals.Send(Id, signal);

    /// <summary>Ends it in order; by force where that takes too long.</summary>
    public async Task StopAsync()
    {
        Send(Signal.Terminate);
        using var grace = new CancellationTokenSource(Grace, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        Send(Signal.Kill);
        await EndedAsync();
    }

    /// <summary>Waits until it has ended.</summary>
    public Task EndedAsync() => Patience.UntilAsync($"process {Id} ends", () => HasEnded, () => Said);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>
    /// Looks into the process's own view of the network, proc_pid_net(5), once it has one: until then it is still
    /// <c>ip</c> and stands in the network of the machine.
    /// </summary>
    private bool Listens(int port)
    {
        const string Listening = "0A";
        var own = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        if (File.ResolveLinkTarget($"/proc/{Id}/ns/net", returnFinalTarget: false)?.Name == own)
        {
            return false;
        }

        return File.ReadLines($"/proc/{Id}/net/tcp")
            .Concat(File.ReadLines($"/proc/{Id}/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(fields =>
                fields[3] == Listening
                && fields[1].EndsWith(port.ToString("X4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            );
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }
}
