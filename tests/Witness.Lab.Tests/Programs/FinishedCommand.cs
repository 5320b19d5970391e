namespace Witness.Lab.Tests.Programs;

/// <summary>A program that has ended, and all it said.</summary>
/// <param name="CommandLine">What was run.</param>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record FinishedCommand(string CommandLine, int ExitCode, string Output, string Errors)
{
    /// <summary>As a failure message shows it.</summary>
    public override string ToString() =>
        $"""
            $ {CommandLine}
            {Output}{Errors}
            exit code {ExitCode}
            """;
}
