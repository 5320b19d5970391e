using System.ComponentModel;
using System.Diagnostics;

namespace Witness.Package.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(11);

    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["fish"] = "fish",
        ["lintian"] = "lintian",
        ["man"] = "man-db",
        ["mmdebstrap"] = "mmdebstrap",
        ["systemd-nspawn"] = "systemd-container",
        ["zsh"] = "zsh",
    };

    /// <summary>Runs a program that has to succeed, and gives all that it said.</summary>
    /// <exception cref="InvalidOperationException">It failed, or is not installed; the message says all that is known.</exception>
    public static async Task<string> ReadAsync(string program, params IEnumerable<string> arguments)
    {
        var (code, said) = await RunAsync(program, arguments);
        return code == 0
            ? said
            : throw new InvalidOperationException(
                $"$ {program} {string.Join(' ', arguments)}\n{said}\nexit code {code}"
            );
    }

    /// <summary>Runs a program and gives its exit code and all that it said, errors included.</summary>
    /// <exception cref="TimeoutException">It did not end in time and was killed, with all that it had started.</exception>
    public static async Task<(int Code, string Said)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {Limit}", late);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"'{program}' cannot be run ({missing.Message}): apt-get install {Packages.GetValueOrDefault(program, program)}",
                missing
            );
        }
    }
}
