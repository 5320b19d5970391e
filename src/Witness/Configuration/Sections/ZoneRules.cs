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
                RejectForeign(ZoneSection.File, ZoneFileSection.TypeWord, "reads no file", zone, registrar, reading);
                RejectForeign(
                    ZoneSection.HostedZoneId,
                    Route53Section.TypeWord,
                    "has no hosted zones",
                    zone,
                    registrar,
                    reading
                );
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

    /// <summary>A key that means something to one type of registrar alone.</summary>
    private static void RejectForeign(
        Key key,
        string owner,
        string wrong,
        JsonAt zone,
        JsonAt registrar,
        Reading reading
    )
    {
        if (
            SectionReader.Written(zone, key) is { } written
            && registrar.Member(RegistrarSection.TypeName) is { Kind: JsonValueKind.String } type
            && type.Text != owner
        )
        {
            reading.Reject(
                written,
                $"a registrar of type {type.Shown} {wrong}",
                $"leave it out, or name a registrar of type \"{owner}\""
            );
        }
    }
}
