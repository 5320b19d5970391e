using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>The key <c>identity</c> of https.</summary>
internal sealed class IdentitySection : Section<IdentityOptions>
{
    public static readonly Key<string> Header = Key.Required("header", HeaderNameKind.Any, "the response header");

    public static readonly Key<string> Value = Key.Required(
        "equals",
        new PlainTextKind(longest: 1024),
        "what that header must be"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [Header, Value];

    /// <inheritdoc />
    protected override IdentityOptions Bind(SectionReader section) => new(section.Get(Header), section.Get(Value));
}
