namespace Witness.Registrars.Programs;

/// <summary>What a program that ended by itself left behind.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">Its standard output, one character an octet.</param>
/// <param name="Errors">Its standard error, one character an octet.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    private const int LongestWords = 200;

    /// <summary>The last line that it said, on standard error if it said anything there; for messages.</summary>
    public string LastWords => LastLine(Errors) ?? LastLine(Output) ?? "it said nothing";

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [.., var line]
            ? line[..Math.Min(line.Length, LongestWords)]
            : null;
}
