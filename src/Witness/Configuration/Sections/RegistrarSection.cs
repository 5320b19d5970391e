namespace Witness.Configuration.Sections;

/// <summary>A registrar of one type. A new type is a section of its own and its entry in <see cref="RegistrarKind"/>.</summary>
/// <param name="type">What the key <c>type</c> says.</param>
internal abstract class RegistrarSection(string type) : TypedSection<RegistrarOptions>(type)
{
    /// <summary>The key by which the section is chosen.</summary>
    protected static Key<string> TypeKey(string type) => Sections.TypeKey.Of(type, "what kind of registrar this is");
}
