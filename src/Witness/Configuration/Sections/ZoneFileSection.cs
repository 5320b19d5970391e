using System.Text.Json.Nodes;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of type <c>zonefile</c>.</summary>
internal sealed class ZoneFileSection() : RegistrarSection(TypeWord)
{
    public const string TypeWord = "zonefile";

    public static readonly Key<string> Directory = Key.Required(
        "directory",
        PathKind.Any,
        "where the zones' master files stand"
    );

    public static readonly Key<IReadOnlyList<string>> Reload = Key.WithDefault(
        "reload",
        new ListKind<string>(new PlainTextKind(longest: 4096), "a program and its arguments"),
        new JsonArray(),
        "the command that makes the name server read a file again"
    );

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [TypeKey(TypeWord), Directory, Reload];

    /// <inheritdoc />
    protected override RegistrarOptions Bind(SectionReader section) =>
        new ZoneFileOptions(section.Get(Directory), section.Get(Reload));
}
