using System.Net;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Core.Dns;

/// <summary>
/// What stands under a name in rotation and is not Witness's to change: an alias, a CNAME, a redirect, a set that a traffic
/// policy made. Who is behind it cannot be known, so that it is reported and never guessed at. Pure.
/// </summary>
public static class LeftAlone
{
    private const int Named = 3;

    /// <summary>Types that lead elsewhere; the last ones are registrars' own.</summary>
    private static readonly HashSet<string> Elsewhere = ["CNAME", "DNAME", "ALIAS", "ANAME", "URL", "URL301", "FRAME"];

    /// <summary>Such records under the names in rotation, and wherever else one holds a node's address.</summary>
    public static IReadOnlyList<DnsRecord> Of(
        ZoneSettings settings,
        Zone zone,
        Fleet fleet,
        IEnumerable<Standing> standings
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(fleet);
        var names = RotationNames.Of(settings, zone, fleet, standings);
        return
        [
            .. zone.Records.Where(record =>
                LeadsElsewhere(record) && (names.Contains(record.Name) || HoldsNode(record, fleet))
            ),
        ];
    }

    /// <summary>Tells of what was not there when the zone was read before.</summary>
    /// <param name="thought">The round, with the new reading taken in.</param>
    /// <param name="settings">The zone.</param>
    /// <param name="before">Its last good reading before that; null where there was none.</param>
    /// <param name="fleet">The nodes.</param>
    public static void Tell(Deliberation thought, ZoneSettings settings, ZoneReading? before, Fleet fleet)
    {
        ArgumentNullException.ThrowIfNull(thought);
        ArgumentNullException.ThrowIfNull(settings);
        if (thought.Readings.GetValueOrDefault(settings.Name) is not { } now || ReferenceEquals(now, before))
        {
            return;
        }

        var known = before is null ? [] : Of(settings, before.Zone, fleet, thought.Standings.Values);
        var found = Of(settings, now.Zone, fleet, thought.Standings.Values)
            .Where(record => !known.Any(record.IsSameAs))
            .ToList();
        if (found.Count > 0)
        {
            thought.Tell(
                new Notice(
                    NoticeKind.Zone,
                    Node: null,
                    $"zone {settings.Name}: {Words(found)}; what the zone holds says: witness zone show {settings.Name}"
                )
                {
                    Zone = settings.Name,
                    Command = $"witness zone show {settings.Name}",
                }
            );
        }
    }

    /// <summary>Such records in a sentence.</summary>
    public static string Words(IReadOnlyList<DnsRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var named = records.Take(Named).Select(record => $"{record.Name} {record.Type} {record.Data}").ToList();
        var more = records.Count - named.Count;
        return $"{Phrase.List(more == 0 ? named : [.. named, $"{more} more"])} {(records.Count == 1 ? "is" : "are")} left alone: a node behind {(records.Count == 1 ? "it" : "them")} is not taken out by Witness, so look there yourself";
    }

    /// <summary>A set of addresses without an address is how a registrar shows one that is not to be changed by address.</summary>
    private static bool LeadsElsewhere(DnsRecord record) =>
        Elsewhere.Contains(record.Type) || (record.Type is "A" or "AAAA" && record.Address is null);

    private static bool HoldsNode(DnsRecord record, Fleet fleet) =>
        record
            .Data.Split(' ')
            .Any(word => IPAddress.TryParse(word, out var address) && fleet.Owner(address) is not null);
}
