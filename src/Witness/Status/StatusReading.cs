using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;

namespace Witness.Status;

/// <summary>What <c>witness status</c> tells of, read from the ledger at one moment.</summary>
/// <param name="View">The configuration and fleet.</param>
/// <param name="Memory">What the ledger knows.</param>
/// <param name="Answers">What each node answered last, by name.</param>
/// <param name="Spared">Why a node that has strikes enough is spared, by name.</param>
/// <param name="Channels">How far each channel has come in telling notices.</param>
/// <param name="DaemonRuns">True where a daemon holds the ledger.</param>
internal sealed record StatusReading(
    LedgerView View,
    Recollection Memory,
    IReadOnlyDictionary<string, NodeAnswers> Answers,
    IReadOnlyDictionary<string, string> Spared,
    IReadOnlyList<ChannelProgress> Channels,
    bool DaemonRuns
)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Ledger.LedgerException">The ledger cannot be read.</exception>
    public static async Task<StatusReading> ReadAsync(LedgerView view, bool daemonRuns, CancellationToken cancellation)
    {
        var memory = await view.Ledger.RecallAsync(cancellation);
        var answers = await view.Ledger.AnswersAsync(cancellation);
        var spared = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var standing in memory.Standings.Values.Where(one => one is { Spared: not null, Strikes.IsEmpty: false })
        )
        {
            if (await view.Ledger.LastVerdictAsync(standing.Node, cancellation) is { } verdict)
            {
                spared[standing.Node] = verdict.Detail;
            }
        }

        return new StatusReading(
            view,
            memory,
            answers.ToDictionary(one => one.Node, StringComparer.OrdinalIgnoreCase),
            spared,
            await view.Ledger.ChannelsAsync(cancellation),
            daemonRuns
        );
    }

    /// <summary>What a node answered last; empty where it has not been asked yet.</summary>
    public IReadOnlyList<CheckResult> ResultsOf(Standing standing) =>
        Answers.GetValueOrDefault(standing.Node)?.Results ?? [];

    /// <summary>The node's records in rotation, as its zones were last read.</summary>
    public IReadOnlyList<DnsRecord> PublishedBy(Standing standing) => View.PublicationOf(Memory).RecordsOf(standing);

    /// <summary>What stands under a zone's names in rotation, as it was last read, and is left alone.</summary>
    public IReadOnlyList<DnsRecord> LeftAloneIn(ZoneSettings zone) =>
        Memory.Readings.GetValueOrDefault(zone.Name) is { } reading
            ? LeftAlone.Of(zone, reading.Zone, View.Fleet, Memory.Standings.Values)
            : [];

    /// <summary>The zones that a moving node waits for.</summary>
    public static IEnumerable<KeyValuePair<DomainName, ZoneProgress>> WaitingOf(Standing standing) =>
        standing.IsMoving ? standing.Zones.Where(zone => !zone.Value.Settled) : [];
}
