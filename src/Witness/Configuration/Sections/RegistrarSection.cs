using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A registrar of one type. A new type is a section like those here and its entry in <see cref="RegistrarKind"/>.</summary>
/// <param name="type">What the key <c>type</c> says.</param>
internal abstract class RegistrarSection(string type) : Section<RegistrarOptions>
{
    /// <summary>The name of the key by which the section is chosen.</summary>
    public const string TypeName = "type";

    /// <summary>What the key <c>type</c> says.</summary>
    public string Type => type;

    /// <summary>The key by which the section is chosen.</summary>
    protected static Key<string> TypeKey(string type) =>
        Key.Required(TypeName, ChoiceKind.Of(type), "what kind of registrar this is");
}
