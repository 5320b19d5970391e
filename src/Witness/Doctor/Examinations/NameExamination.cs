using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Doctor.Examinations;

/// <summary>Which names of each zone are in rotation, and which are never touched.</summary>
internal sealed class NameExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "names";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        [.. (await patient.ReadableZonesAsync()).SelectMany(zone => Examine(zone, patient))];

    private static IEnumerable<Finding> Examine(ZoneSight sight, Patient patient)
    {
        var (settings, zone) = (sight.Settings, sight.Zone!);
        var names = RotationNames.Of(settings, zone, patient.Fleet, patient.Ledger.Memory.Standings.Values);
        var owners = zone
            .AddressRecords.Where(record => patient.Fleet.Owner(record.Address!) is not null)
            .ToLookup(record => record.Name, record => patient.Fleet.Owner(record.Address!)!.Name);
        yield return names.Count > 0
            ? Finding.Ok($"{settings.Name}: in rotation {ListOf(names)}")
            : Finding.Fail(
                $"{settings.Name}: no name holds addresses of two or more nodes, so that nothing is ever removed there",
                "correct the nodes' addresses, or give the zone its \"names\""
            );
        var alone = owners.Select(name => name.Key).Where(name => !names.Contains(name)).ToList();
        if (alone.Count > 0)
        {
            yield return Finding.Ok(
                $"{settings.Name}: never touched, for they are of one node or not listed, {ListOf(alone)}"
            );
        }

        var floor = patient.Configuration.Policy.KeepAtLeast;
        foreach (var name in names.Where(name => CountAt(name) <= floor).Order())
        {
            yield return CountAt(name) == 0
                ? Finding.Warn(
                    $"{name} is listed, and no node has an address there",
                    "take it out of the zone's \"names\", or publish the nodes there"
                )
                : Finding.Warn(
                    $"{name} has {Phrase.Of(CountAt(name), "node")}, and policy.keepAtLeast is {floor}, so that its nodes stay under every name",
                    "add a node there, or take the name out of the zone's \"names\""
                );
        }

        int CountAt(DomainName name) =>
            owners[name].Concat(OwedAt(name)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        IEnumerable<string> OwedAt(DomainName name) =>
            patient
                .Ledger.Memory.Standings.Values.Where(standing =>
                    standing.OwedTo(zone.Name).Any(one => one.Name == name)
                )
                .Select(standing => standing.Node);
    }

    private static string ListOf(IEnumerable<DomainName> names) =>
        Phrase.List([.. names.Order().Select(name => name.Text)]);
}
