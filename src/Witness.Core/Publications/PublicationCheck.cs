using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>
/// Whether a change is published, judged from what the zone's name servers answer. All must agree: a server that does not
/// answer is asked by resolvers as well, and may come back with the old records. A registrar that can tell must agree too,
/// for its servers may be more than those that answer at one address from here. Pure.
/// </summary>
public static class PublicationCheck
{
    /// <summary>Judges a change.</summary>
    /// <param name="awaited">The change.</param>
    /// <param name="sights">What the zone's name servers answered.</param>
    /// <param name="registrar">What the zone's registrar says itself; null where it cannot tell.</param>
    /// <param name="now">When they had answered, UTC.</param>
    public static PublicationResult Judge(
        AwaitedPublication awaited,
        IReadOnlyList<ServerSight> sights,
        RegistrarSight? registrar,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(awaited);
        ArgumentNullException.ThrowIfNull(sights);
        var waiting = sights.Select(sight => ObjectionOf(awaited, sight)).OfType<string>().ToList();
        var nobodyTells = sights.Count == 0 && registrar is null or { State: RegistrarSightState.Untold };
        var state =
            nobodyTells ? PublicationState.Unasked
            : waiting.Count == 0 && registrar?.State != RegistrarSightState.Pending ? PublicationState.Published
            : now - awaited.Accepted >= PublicationSchedule.GivesUpAfter ? PublicationState.Late
            : PublicationState.Awaited;
        List<string> words = [Agreement(awaited.Zone, sights.Count, waiting.Count), .. waiting];
        return new PublicationResult(
            awaited,
            state,
            now,
            string.Join("; ", registrar is null ? words : words.Append(registrar.Words))
        );
    }

    private static string Agreement(DomainName zone, int servers, int waiting) =>
        servers == 0
            ? $"no name server of {zone} is to be asked (\"nameservers\" is empty)"
            : $"{servers - waiting} of {Phrase.Of(servers, "name server")} {(servers - waiting == 1 ? "agrees" : "agree")}";

    /// <summary>Why a server does not answer a change yet, in words; null where it does.</summary>
    private static string? ObjectionOf(AwaitedPublication awaited, ServerSight sight)
    {
        if (sight.Fault is { } fault)
        {
            return $"{sight.Server}: {fault}";
        }

        var still = awaited.RemovedAddresses.Where(record => sight.Records.Any(record.IsSameAs)).ToList();
        var lacks = awaited.AddedAddresses.Where(record => !sight.Records.Any(record.IsSameAs)).ToList();
        List<string> words = [];
        if (still.Count > 0)
        {
            words.Add($"still answers {OneAndMore(still)}");
        }

        if (lacks.Count > 0)
        {
            words.Add($"does not answer {OneAndMore(lacks)} yet");
        }

        var serial = sight.Serial is { } number ? $" (serial {number})" : "";
        return words.Count == 0 ? null : $"{sight.Server} {string.Join(" and ", words)}{serial}";
    }

    private static string OneAndMore(List<DnsRecord> records) =>
        $"{records[0].Name} {records[0].Type} {records[0].Data}"
        + (records.Count == 1 ? "" : $" and {records.Count - 1} more");
}
