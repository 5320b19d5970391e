using Witness.Core;
using Witness.Core.Dns;

namespace Witness.Doctor.Examinations;

/// <summary>How long resolvers may go on answering an address that has been removed.</summary>
internal sealed class TtlExamination : IExamination
{
    private static readonly TimeSpan Bearable = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public string Subject => "ttl";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var records = (await patient.ReadableZonesAsync()).SelectMany(zone => InRotation(zone, patient)).ToList();
        var slow = records.Where(record => TtlOf(record) > Bearable).DistinctBy(record => (record.Name, record.Type));
        List<Finding> findings = [.. slow.Select(Judge)];
        return findings.Count > 0 || records.Count == 0
            ? findings
            : [Finding.Ok($"resolvers forget a removed address within {Phrase.Of(records.Max(TtlOf))}")];
    }

    private static IEnumerable<DnsRecord> InRotation(ZoneSight sight, Patient patient)
    {
        var names = RotationNames.Of(
            sight.Settings,
            sight.Zone!,
            patient.Fleet,
            patient.Ledger.Memory.Standings.Values
        );
        return sight.Zone!.AddressRecords.Where(record => record.Ttl is not null && names.Contains(record.Name));
    }

    private static TimeSpan TtlOf(DnsRecord record) => TimeSpan.FromSeconds(record.Ttl ?? 0);

    private static Finding Judge(DnsRecord record) =>
        Finding.Warn(
            $"{record.Name} {record.Type} has a TTL of {record.Ttl}: after a removal resolvers may answer the dead node for {Phrase.Of(TtlOf(record))} more",
            "lower it to 60 to 300 at the registrar; that counts once the old one has run out"
        );
}
