using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>A section of which there are several types, of which the key <c>type</c> chooses.</summary>
/// <param name="type">What the key <c>type</c> says.</param>
internal abstract class TypedSection<T>(string type) : Section<T>
{
    /// <summary>What the key <c>type</c> says.</summary>
    public string Type => type;
}

/// <summary>The key by which a section is chosen.</summary>
internal static class TypeKey
{
    /// <summary>Its name.</summary>
    public const string Name = "type";

    /// <summary>The key of a section of one type.</summary>
    public static Key<string> Of(string type, string description) =>
        Key.Required(Name, ChoiceKind.Of(type), description);
}
