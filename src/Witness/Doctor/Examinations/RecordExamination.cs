using System.Net;
using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Strikes;

namespace Witness.Doctor.Examinations;

/// <summary>Which records each node has under the names in rotation, and whose addresses stand beside them.</summary>
internal sealed class RecordExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "records";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var zones = await patient.ReadableZonesAsync();
        var isComplete = zones.Count == patient.Fleet.Zones.Count;
        return zones.Count == 0
            ? []
            :
            [
                .. patient.Fleet.Nodes.SelectMany(node => Examine(node, zones, isComplete, patient)),
                .. Foreign(zones, patient),
            ];
    }

    private static IEnumerable<Finding> Examine(
        Node node,
        IReadOnlyList<ZoneSight> zones,
        bool isComplete,
        Patient patient
    )
    {
        var standing = patient.Ledger.Memory.Of(node.Name) with { Node = node.Name };
        var records = zones.SelectMany(zone => RecordsOf(standing, zone, patient)).ToList();
        if (records.Count > 0)
        {
            yield return Finding.Ok($"{node.Name}: {string.Join("; ", records)}");
        }

        // What is missing may stand in a zone that could not be read.
        if (isComplete && Missing(node, standing, records) is { } missing)
        {
            yield return missing;
        }
    }

    private static Finding? Missing(Node node, Standing standing, List<DnsRecord> records)
    {
        if (standing.Rotation != Rotation.In)
        {
            return Finding.Ok($"{node.Name} is {Phrase.Of(standing.Rotation)}");
        }

        if (records.Count == 0)
        {
            return Finding.Warn(
                $"{node.Name} has no record under a name in rotation: it gets no users, and there is nothing to remove",
                "correct its addresses, or publish them"
            );
        }

        var unseen = node
            .Addresses.Where(address => !records.Exists(record => address.Equals(record.Address)))
            .ToList();
        return unseen.Count == 0
            ? null
            : Finding.Warn(
                $"{node.Name}: {Phrase.List([.. unseen.Select(address => address.ToString())])} stands under no name in rotation",
                "publish it, or leave it out of the configuration"
            );
    }

    private static IEnumerable<DnsRecord> RecordsOf(Standing standing, ZoneSight zone, Patient patient) =>
        RotationNames.RecordsOf(
            standing,
            zone.Settings,
            zone.Zone!,
            patient.Fleet,
            patient.Ledger.Memory.Standings.Values
        );

    private static IEnumerable<Finding> Foreign(IEnumerable<ZoneSight> zones, Patient patient) =>
        from sight in zones
        let names = RotationNames.Of(sight.Settings, sight.Zone!, patient.Fleet, patient.Ledger.Memory.Standings.Values)
        from record in sight.Zone!.AddressRecords
        where names.Contains(record.Name) && IsForeign(record.Address!, patient)
        select Finding.Warn(
            $"{record} is of no node: it is not checked, never removed, and not counted",
            "add its machine to nodes, unless that is meant"
        );

    private static bool IsForeign(IPAddress address, Patient patient) => patient.Fleet.Owner(address) is null;
}
