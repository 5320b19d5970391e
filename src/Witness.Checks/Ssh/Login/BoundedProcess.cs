using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace Witness.Checks.Ssh.Login;

/// <summary>A program run to its end, without input, with all of its output read and only a little of it kept.</summary>
internal static class BoundedProcess
{
    /// <summary>ENOENT of errno(3).</summary>
    public const int NoSuchFile = 2;

    private const int Kept = 4096;

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name, found by PATH.</param>
    /// <param name="arguments">Its arguments; no shell reads them.</param>
    /// <param name="cancellation">Kills it with all its children.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It could not be started.</exception>
    /// <exception cref="OperationCanceledException">It was killed.</exception>
    public static async Task<ProcessEnd> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput.BaseStream, cancellation);
        var errors = ReadAsync(process.StandardError.BaseStream, cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            await output;
            return new ProcessEnd(process.ExitCode, await errors);
        }
        finally
        {
            await EndAsync(process);
            await Task.WhenAll((Task)output, errors).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Nothing is left behind, not even a zombie.</summary>
    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Reads a stream to its end, so that nobody waits for a reader, and keeps its beginning.</summary>
    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(2 * Kept);
        try
        {
            var kept = 0;
            int read;
            // What does not fit any more overwrites itself in the buffer's second half.
            while ((read = await stream.ReadAsync(buffer.AsMemory(kept, Kept), cancellation)) > 0)
            {
                kept = Math.Min(Kept, kept + read);
            }

            return Encoding.UTF8.GetString(buffer, 0, kept);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit status; 128 and its signal where it was killed.</param>
/// <param name="Errors">The beginning of what it wrote to stderr.</param>
internal sealed record ProcessEnd(int ExitCode, string Errors);
