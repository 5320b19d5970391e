using Witness.Core.Dns;

namespace Witness.Core.Publications;

/// <summary>
/// Whether a change is published, judged from what the zone's name servers answer. All must agree: a server that does not
/// answer is asked by resolvers as well, and may come back with the old records. Pure.
/// </summary>
public static class PublicationCheck
{
    /// <summary>Judges a change.</summary>
    /// <param name="awaited">The change.</param>
    /// <param name="sights">What the zone's name servers answered.</param>
    /// <param name="now">When they had answered, UTC.</param>
    public static PublicationResult Judge(
        AwaitedPublication awaited,
        IReadOnlyList<ServerSight> sights,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(awaited);
        ArgumentNullException.ThrowIfNull(sights);
        if (sights.Count == 0)
        {
            var nobody = $"no name server of {awaited.Zone} is to be asked (\"nameservers\" is empty)";
            return new PublicationResult(awaited, PublicationState.Unasked, now, nobody);
        }

        var waiting = sights.Select(sight => ObjectionOf(awaited, sight)).OfType<string>().ToList();
        var agree =
            $"{sights.Count - waiting.Count} of {Phrase.Of(sights.Count, "name server")} {(sights.Count - waiting.Count == 1 ? "agrees" : "agree")}";
        var state =
            waiting.Count == 0 ? PublicationState.Published
            : now - awaited.Accepted >= PublicationSchedule.GivesUpAfter ? PublicationState.Late
            : PublicationState.Awaited;
        return new PublicationResult(awaited, state, now, string.Join("; ", waiting.Prepend(agree)));
    }

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
