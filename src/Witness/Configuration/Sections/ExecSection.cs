using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>exec</c>.</summary>
internal sealed class ExecSection() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "exec";

    public static readonly Key<IReadOnlyList<string>> Command = Key.Required(
        "command",
        ProgramWords.Kind,
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
        var command = section.TryGet(Command, out var words)
            ? ProgramWords.Resolved(words, section.Reading.Directory)
            : [];
        return new ExecOptions(command, section.Get(Timeout));
    }
}
