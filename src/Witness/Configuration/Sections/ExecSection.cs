using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>exec</c>.</summary>
internal sealed class ExecSection() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "exec";

    public static readonly Key<IReadOnlyList<string>> Command = Key.Required(
        "command",
        new ListKind<string>(new PlainTextKind(longest: 4096), "a program and its arguments") { NotEmpty = true },
        "the program that reads and changes zones"
    );

    // A zone's work within a round has 30 s in all: more would never be used.
    public static readonly Key<TimeSpan> Timeout = Key.WithDefault(
        "timeout",
        new DurationKind("1s", "30s"),
        "25s",
        "how long one reading or one change may take"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [TypeKey(TypeWord), Command, Timeout];

    /// <inheritdoc />
    protected override RegistrarOptions Bind(SectionReader section)
    {
        var command = section.TryGet(Command, out var words) ? Resolved(words, section.Reading.Directory) : [];
        return new ExecOptions(command, section.Get(Timeout));
    }

    /// <summary>As in a shell: a program with a slash is a path, here relative to the file; without one it is looked up.</summary>
    private static IReadOnlyList<string> Resolved(IReadOnlyList<string> command, string directory) =>
        command[0].Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(command[0], directory), .. command.Skip(1)]
            : command;
}
