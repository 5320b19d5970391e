using Witness.Configuration.Kinds;
using Witness.Core.Checks;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>retry</c> of checks.</summary>
internal sealed class RetrySection : Section<Retry>
{
    public static readonly Key<int> Times = Key.WithDefault(
        "times",
        new WholeNumberKind(0, 5),
        1,
        "how many more times a failed check is asked within its round"
    );

    public static readonly Key<TimeSpan> After = Key.WithDefault(
        "after",
        new DurationKind("0s", "10m"),
        "5s",
        "the pause before each of them"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Times, After];

    /// <inheritdoc />
    protected override Retry Bind(SectionReader section) => new(section.Get(Times), section.Get(After));
}
