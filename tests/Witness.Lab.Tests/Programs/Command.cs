using System.Diagnostics;

namespace Witness.Lab.Tests.Programs;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program of Debian's that has to succeed, and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds all that it said.</exception>
    public static async Task<string> ReadAsync(string program, params IEnumerable<string> arguments)
    {
        var finished = await RunAsync(new ProcessStartInfo(DebianPrograms.Find(program), arguments));
        return finished.ExitCode == 0 ? finished.Output : throw new InvalidOperationException(finished.ToString());
    }

    /// <summary>Runs a program and gives all it said, whatever its exit code.</summary>
    /// <exception cref="TimeoutException">It did not end within three minutes and was killed.</exception>
    public static async Task<FinishedCommand> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new FinishedCommand(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)}",
                process.ExitCode,
                await output,
                await errors
            );
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end in {Limit}",
                late
            );
        }
    }
}
