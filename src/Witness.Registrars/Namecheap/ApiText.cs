using System.Xml.Linq;

namespace Witness.Registrars.Namecheap;

/// <summary>How the API's text is read: names without regard to case and namespace, which differ live and in its documentation.</summary>
internal static class ApiText
{
    private const int Longest = 300;

    /// <summary>True for an element of this name.</summary>
    public static bool Is(this XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of an attribute, or null.</summary>
    public static string? Find(this XElement element, string attribute) =>
        element
            .Attributes()
            .FirstOrDefault(one => one.Name.LocalName.Equals(attribute, StringComparison.OrdinalIgnoreCase))
            ?.Value;

    /// <summary>A stranger's text as one line of a message: without control characters and not too long.</summary>
    public static string Clean(string text)
    {
        var words = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
