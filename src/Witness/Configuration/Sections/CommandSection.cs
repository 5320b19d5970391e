using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A channel of type <c>command</c>.</summary>
internal sealed class CommandSection() : NoticeSection(TypeWord)
{
    public const string TypeWord = "command";

    public static readonly Key<IReadOnlyList<string>> Command = Key.Required(
        "command",
        ProgramWords.Kind,
        "the program that reads the notice as JSON on its standard input"
    );

    public static readonly Key<TimeSpan> Timeout = Key.WithDefault(
        "timeout",
        new DurationKind("1s", "10m"),
        "30s",
        "how long it may take"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [TypeKey(TypeWord), Command, Timeout, Kinds];

    /// <inheritdoc />
    protected override NoticeOptions Bind(SectionReader section) =>
        new CommandOptions(
            section.TryGet(Command, out var words) ? ProgramWords.Resolved(words, section.Reading.Directory) : [],
            section.Get(Timeout)
        )
        {
            Kinds = section.Find(Kinds),
        };
}
