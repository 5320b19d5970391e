using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Witness.Core;

namespace Witness.Registrars.Programs;

/// <summary>Runs programs without a shell, in bounded time and memory, and leaves none of them behind.</summary>
/// <param name="time">Measures the limit of each call.</param>
public sealed class ProgramRunner(TimeProvider time)
{
    /// <summary>
    /// How long an output may stay open after its program ended: a daemon that it started may hold it for ever.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ProgramMissingException">It could not be started.</exception>
    /// <exception cref="ProgramException">It took too long or said too much.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, and the program killed.</exception>
    public async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(call.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var process = Start(call);
        try
        {
            return await ConverseAsync(process, call, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ProgramException($"{call.Command[0]} did not end within {Phrase.Of(call.Limit)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private async Task<ProgramResult> ConverseAsync(Process process, ProgramCall call, CancellationToken cancellation)
    {
        var output = new BoundedOutput(process.StandardOutput, call.LongestOutput);
        var errors = new BoundedOutput(process.StandardError, call.LongestOutput);
        var ending = process.WaitForExitAsync(cancellation);
        List<Task> tasks =
        [
            output.ReadAsync(),
            errors.ReadAsync(),
            WriteAsync(process, call.Input, cancellation),
            ending,
        ];

        // Whichever fails first ends the call: a reader that has seen too much stops, and the program with it.
        while (!ending.IsCompleted)
        {
            var first = await Task.WhenAny(tasks);
            tasks.Remove(first);
            await first;
        }

        await ending;
        var rest = Task.WhenAll(tasks);
        if (await Task.WhenAny(rest, Task.Delay(Grace, time, cancellation)) == rest)
        {
            await rest;
        }

        return new ProgramResult(process.ExitCode, output.Text, errors.Text);
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation).WaitAsync(cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input; its exit status and its words tell why.
        }
    }

    private static Process Start(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Command[0], call.Command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Encoding.Latin1,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("no process was started");
        }
        catch (Win32Exception error)
        {
            throw new ProgramMissingException($"{call.Command[0]} could not be started: {error.Message}", error);
        }
    }
}
