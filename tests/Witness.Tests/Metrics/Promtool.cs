using System.ComponentModel;
using System.Diagnostics;

namespace Witness.Tests.Metrics;

/// <summary>Prometheus' own judge, of Debian's package prometheus.</summary>
internal static class Promtool
{
    /// <summary>Runs it, and gives its exit code and all that it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string? input, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("promtool", arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            Assert.Fail("there is no promtool: apt-get install prometheus");
            throw;
        }
    }
}
