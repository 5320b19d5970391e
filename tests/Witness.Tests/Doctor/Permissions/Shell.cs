using System.Diagnostics;

namespace Witness.Tests.Doctor.Permissions;

/// <summary>Types commands as an operator would.</summary>
internal static class Shell
{
    /// <summary>Runs a command line.</summary>
    /// <returns>True where it exits 0.</returns>
    public static async Task<bool> RunAsync(string line)
    {
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", line])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await said;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
