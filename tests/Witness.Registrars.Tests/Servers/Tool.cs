using Witness.Registrars.Programs;

namespace Witness.Registrars.Tests.Servers;

/// <summary>Programs by which tests look past the registrar, or play somebody else.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a program that has to succeed, and gives its output.</summary>
    public static async Task<string> RunAsync(string package, string input, params IReadOnlyList<string> command)
    {
        try
        {
            var call = new ProgramCall(command, input, Limit) { LongestOutput = 16 * 1024 * 1024 };
            var result = await new ProgramRunner(TimeProvider.System).RunAsync(call, CancellationToken.None);
            return result.ExitCode == 0
                ? result.Output
                : throw new InvalidOperationException(
                    $"{call}: exit {result.ExitCode}: {result.Errors}{result.Output}"
                );
        }
        catch (ProgramMissingException error)
        {
            throw new InvalidOperationException($"{error.Message}; install the Debian package {package}", error);
        }
    }
}
