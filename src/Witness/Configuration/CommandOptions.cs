namespace Witness.Configuration;

/// <summary>Notices given to a program on its standard input.</summary>
/// <param name="Command">The program, an absolute path or a name looked up in <c>PATH</c>, and its arguments.</param>
/// <param name="Timeout">How long it may take.</param>
public sealed record CommandOptions(IReadOnlyList<string> Command, TimeSpan Timeout) : NoticeOptions;
