using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>
/// The key <c>key</c> of ssh: a private key, which the OpenSSH client reads by itself and only out of a file.
/// </summary>
internal sealed class KeyFileSection : Section<string>
{
    public static readonly Key<string> File = Key.Required("file", PathKind.Any, "the private key's file");

    /// <inheritdoc />
    public override IReadOnlyList<Key> Keys { get; } = [File];

    /// <inheritdoc />
    protected override string Bind(SectionReader section) => section.Get(File);
}
