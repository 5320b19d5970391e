namespace Witness.Registrars.Exec;

/// <summary>A program that reads and changes zones for Witness.</summary>
/// <param name="Command">
/// The program, a path or a name looked up in <c>PATH</c>, and its arguments. It inherits Witness's environment and working
/// directory, and meets no shell.
/// </param>
public sealed record ExecSettings(IReadOnlyList<string> Command)
{
    /// <summary>How long one reading or one change may take before the program and all that it started is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(25);
}
