using System.Text.Json;
using Witness.Configuration.Json;
using Witness.Core.Dns;

namespace Witness.Configuration.Sections;

/// <summary>The names that a zone lists, as names of that zone.</summary>
internal static class ZoneNames
{
    /// <summary>The names, whole. What is no name of the zone, or stands twice, is recorded.</summary>
    public static IReadOnlyList<DomainName> Read(DomainName zone, SectionReader section)
    {
        var names = new List<DomainName>();
        foreach (
            var at in section
                .At(ZoneSection.Names)
                .Items.Where(item => item is { Kind: JsonValueKind.String, Text: not "" })
        )
        {
            if (Wrong(zone, at, out var name) is { } wrong)
            {
                section.Reject(at, wrong, $"write \"@\", \"www\" or \"www.{zone}.\"");
            }
            else if (name is not null && names.Contains(name))
            {
                section.Reject(at, $"{name} stands in this list already", "keep one");
            }

            if (name is not null)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? Wrong(DomainName zone, JsonAt at, out DomainName? name)
    {
        name = null;
        try
        {
            name = DomainName.Within(zone, at.Text);
        }
        catch (FormatException e)
        {
            return e.Message;
        }

        return IsWholeWithoutDot(zone, at.Text) ? $"{at.Shown} without a final dot means {name}"
            : !name.IsWithin(zone) ? $"{name} is not within {zone}"
            : null;
    }

    // "www.example.com" in example.com: by RFC 1035 §5.1 that is www.example.com.example.com, which nobody means.
    private static bool IsWholeWithoutDot(DomainName zone, string text) =>
        !text.EndsWith('.') && DomainName.TryParse(text, out var whole, out _) && whole.IsWithin(zone);
}
