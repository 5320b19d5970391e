using System.Text.Json;
using Witness.Configuration.Json;
using Witness.Configuration.Kinds;

namespace Witness.Configuration.Sections;

/// <summary>
/// What must hold between zones and registrars. Judged on the file's text and not on what was made of it, so that an error
/// inside a registrar does not make it an unknown one.
/// </summary>
internal static class ZoneRules
{
    /// <summary>The keys of a zone that mean something to one type of registrar alone.</summary>
    private static readonly (Key Key, string Owner, string Wrong)[] Owned =
    [
        (ZoneSection.File, ZoneFileSection.TypeWord, "reads no file"),
        (ZoneSection.HostedZoneId, Route53Section.TypeWord, "has no hosted zones"),
        (ZoneSection.AllowDynamicDns, NamecheapSection.TypeWord, "has no Dynamic DNS hosts"),
        (ZoneSection.Tld, NamecheapSection.TypeWord, "needs no public suffix"),
    ];

    /// <summary>Records what is wrong between the zones and the registrars of a whole file.</summary>
    public static void Check(JsonAt root, Reading reading)
    {
        var registrars = root.Member(WitnessSection.Registrars.Name)?.Members ?? JsonAt.NoMembers;
        foreach (var zone in root.Member(WitnessSection.Zones.Name)?.Items ?? [])
        {
            if (zone.Member(ZoneSection.Registrar.Name) is not { Kind: JsonValueKind.String } name)
            {
                continue;
            }

            if (registrars.TryGetValue(name.Text, out var registrar))
            {
                RejectForeign(zone, registrar, reading);
            }
            else
            {
                RejectUnknown(name, registrars, reading);
            }
        }
    }

    private static void RejectUnknown(JsonAt name, IReadOnlyDictionary<string, JsonAt> registrars, Reading reading)
    {
        string[] valid = [.. registrars.Keys.Where(IdentifierKind.IsMatch)];
        reading.Reject(
            name,
            $"there is no registrar {name.Shown}",
            valid.Length == 0
                ? $"declare it under \"{WitnessSection.Registrars.Name}\""
                : Nearest.Advice(name.Text, valid)
        );
    }

    private static void RejectForeign(JsonAt zone, JsonAt registrar, Reading reading)
    {
        if (registrar.Member(TypeKey.Name) is not { Kind: JsonValueKind.String } type)
        {
            return;
        }

        foreach (var (key, owner, wrong) in Owned)
        {
            if (owner != type.Text && SectionReader.Written(zone, key) is { } at)
            {
                reading.Reject(
                    at,
                    $"a registrar of type {type.Shown} {wrong}",
                    $"leave it out, or name a registrar of type \"{owner}\""
                );
            }
        }
    }
}
