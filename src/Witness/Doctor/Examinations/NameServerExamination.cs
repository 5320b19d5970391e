using Witness.Core;
using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Doctor.Examinations;

/// <summary>Whether the zones' own name servers can be asked what is published, and hold one and the same zone.</summary>
internal sealed class NameServerExamination : IExamination
{
    /// <inheritdoc />
    public string Subject => "name servers";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Patient patient, CancellationToken cancellation)
    {
        var all = await Task.WhenAll(
            patient.Fleet.Zones.Select(zone => ExamineAsync(zone.Name, patient.NameServers, cancellation))
        );
        return [.. all.SelectMany(some => some)];
    }

    private static async Task<IEnumerable<Finding>> ExamineAsync(
        DomainName zone,
        INameServers servers,
        CancellationToken cancellation
    )
    {
        var sights = await servers.AskAsync(zone, [], cancellation);
        var lost = sights.Where(sight => sight.Fault is not null).ToList();
        var serials = sights.Select(sight => sight.Serial).OfType<uint>().Distinct().Order().ToList();
        List<Finding> findings =
        [
            .. lost.Select(sight =>
                Finding.Warn(
                    $"{zone}: {sight.Server} {sight.Fault}",
                    "what is published there is not seen; mend it, or name the servers to ask in the zone's \"nameservers\""
                )
            ),
            .. serials.Count > 1
                ? new[]
                {
                    Finding.Warn(
                        $"{zone}: its name servers hold different serials ({string.Join(", ", serials)})",
                        "wait a moment and look again; if they stay apart, a secondary does not follow"
                    ),
                }
                : [],
        ];
        return findings.Count > 0 || sights.Count == 0
            ? findings
            :
            [
                Finding.Ok(
                    $"{zone}: {Phrase.Of(sights.Count, "server")} answer{(sights.Count == 1 ? "s" : "")}, serial {serials[0]}"
                ),
            ];
    }
}
