namespace Witness.Registrars.Programs;

/// <summary>A program to be run, without a shell.</summary>
/// <param name="Command">The program, a path or a name looked up in <c>PATH</c>, and its arguments.</param>
/// <param name="Input">What it reads on its standard input. Kept out of every message: it may hold a secret.</param>
/// <param name="Limit">How long it may take before it is killed.</param>
public sealed record ProgramCall(IReadOnlyList<string> Command, string Input, TimeSpan Limit)
{
    /// <summary>The most that is read of each of its outputs, in characters.</summary>
    public int LongestOutput { get; init; } = 64 * 1024;

    /// <summary>The command as one line, for messages.</summary>
    public override string ToString() => string.Join(' ', Command);
}
