namespace Witness.Configuration;

/// <summary>A program that reads and changes zones, for every provider that Witness does not speak to by itself.</summary>
/// <param name="Command">The program, an absolute path or a name looked up in <c>PATH</c>, and its arguments.</param>
/// <param name="Timeout">How long one reading or one change may take.</param>
public sealed record ExecOptions(IReadOnlyList<string> Command, TimeSpan Timeout) : RegistrarOptions;
