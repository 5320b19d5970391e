using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A program and its arguments, as they are started without a shell.</summary>
internal static class ProgramWords
{
    /// <summary>What such words are.</summary>
    public static ListKind<string> Kind { get; } =
        new(new PlainTextKind(longest: 4096), "a program and its arguments") { NotEmpty = true };

    /// <summary>As in a shell: a program with a slash is a path, here relative to the file; without one it is looked up.</summary>
    public static IReadOnlyList<string> Resolved(IReadOnlyList<string> command, string directory) =>
        command[0].Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(command[0], directory), .. command.Skip(1)]
            : command;
}
