using Witness.Core.Dns;

namespace Witness.Doctor.Examinations;

/// <summary>Names that are listed to be in rotation, and lead elsewhere: no address of a node stands there to be removed.</summary>
internal sealed class AliasExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "aliases";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation) =>
        [.. (await patient.ReadableZonesAsync()).SelectMany(Examine)];

    private static IEnumerable<Finding> Examine(ZoneSight sight) =>
        sight
            .Zone!.Records.Where(record => sight.Settings.Names?.Contains(record.Name) == true && IsAlias(record))
            .Select(alias =>
                Finding.Fail(
                    $"{alias.Name} is an alias ({alias.Type} {alias.Data}), and no address of a node can be removed there",
                    RemedyFor(alias, sight.Zone.Name)
                )
            );

    private static string RemedyFor(DnsRecord alias, DomainName zone)
    {
        if (alias.Type != "CNAME" || !DomainName.TryParse(alias.Data, out var target, out _))
        {
            return "list the name that it leads to instead, or give it addresses of its own";
        }

        return target.IsWithin(zone)
            ? $"list {target} instead, or give {alias.Name} addresses of its own"
            : $"configure the zone that holds {target} and list that name there, or give {alias.Name} addresses of its own";
    }

    /// <summary>CNAME (RFC 1034 §3.6.2), ALIAS of some registrars, and address sets of Route 53 that are aliases.</summary>
    private static bool IsAlias(DnsRecord record) =>
        record.Type is "CNAME" or "ALIAS" or "ANAME" || (record.Type is "A" or "AAAA" && record.Address is null);
}
