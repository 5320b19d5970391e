using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Orders;
using Witness.Core.Rounds;
using Witness.Core.Simulation;
using Witness.Core.Strikes;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>
/// The ledger as whoever only reads it sees it, a command or the status page: never in the daemon's way, and without leaving
/// anything behind. To be opened for one look and closed again. What went wrong is told as <see cref="LedgerException"/>.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private readonly LedgerConnection _ledger;

    private LedgerReader(LedgerConnection ledger) => _ledger = ledger;

    /// <summary>Opens the ledger to read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LedgerException">
    /// There is none, this user may not read it, or it is of another witness's version.
    /// </exception>
    public static LedgerReader Open(string path) => new(new LedgerConnection(path, LedgerFile.OpenToRead(path)));

    /// <summary>What the daemon knows, read in one transaction.</summary>
    public Task<Recollection> RecallAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(Memory.Recall, cancellation);

    /// <summary>The newest rounds by number, newest first.</summary>
    public Task<IReadOnlyList<RoundMark>> RoundsAsync(int newest, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => RoundTable.Newest(ledger, newest), cancellation);

    /// <summary>A node's name as the rounds that are kept have it; null where none asked it.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string?> NameOfAsync(string name, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => RosterTable.NameOf(ledger, name), cancellation);

    /// <summary>The rounds that began within a time, oldest first, with what they saw of every node.</summary>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; null for no bound.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<RecordedRound>> SeenAsync(
        DateTimeOffset since,
        DateTimeOffset? until,
        CancellationToken cancellation
    ) => _ledger.ReadAsync(ledger => SightTable.Read(ledger, since, until), cancellation);

    /// <summary>
    /// The rounds that began within a time, in the order of their numbers, a page at a time so that months of them need not be
    /// held at once. Without what the anchors said.
    /// </summary>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC.</param>
    /// <param name="after">Only rounds with a higher number; null for the first page.</param>
    /// <param name="limit">So many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<RecordedRound>> SeenAsync(
        DateTimeOffset since,
        DateTimeOffset until,
        long? after,
        int limit,
        CancellationToken cancellation
    ) => _ledger.ReadAsync(ledger => SightTable.Page(ledger, since, until, after, limit), cancellation);

    /// <summary>What was done beside the rounds' own answers, all that is kept of it.</summary>
    public Task<RecordedDeeds> DeedsAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(DeedTable.Read, cancellation);

    /// <summary>Certain rounds, oldest first, with what they saw; those that are not kept are left out.</summary>
    /// <param name="rounds">Their numbers.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<RecordedRound>> SeenAsync(IEnumerable<long> rounds, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => SightTable.Read(ledger, rounds), cancellation);

    /// <summary>Every node that has strikes, by name without regard to case, and when it had the last.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> LastStrikesAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(StrikeInstants.Last, cancellation);

    /// <summary>When a node failed, without the evidence, oldest first.</summary>
    /// <param name="node">The node, without regard to case.</param>
    /// <param name="gap">Strikes that are further apart belong to two stretches.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<IReadOnlyList<StrikeStretch>> StretchesAsync(
        string node,
        TimeSpan gap,
        CancellationToken cancellation
    ) => _ledger.ReadAsync(ledger => StrikeInstants.Stretches(ledger, node, gap), cancellation);

    /// <summary>A node's strikes within a time, counted; null where there was none.</summary>
    /// <param name="node">The node, without regard to case.</param>
    /// <param name="since">The first instant, UTC.</param>
    /// <param name="until">The instant after the last, UTC; null for no bound.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<StrikeSpell?> StrikesWithinAsync(
        string node,
        DateTimeOffset since,
        DateTimeOffset? until,
        CancellationToken cancellation
    ) => _ledger.ReadAsync(ledger => StrikeInstants.Within(ledger, node, since, until), cancellation);

    /// <summary>What each node answered last, by name.</summary>
    public Task<IReadOnlyList<NodeAnswers>> AnswersAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(AnswerTable.Read, cancellation);

    /// <summary>The newest events that the filter lets through, oldest first.</summary>
    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(HistoryFilter filter, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => Chronicle.Read(ledger, filter), cancellation);

    /// <summary>A node's newest strikes with their evidence, oldest first.</summary>
    public Task<IReadOnlyList<Strike>> StrikesOfAsync(string node, int limit, CancellationToken cancellation) =>
        _ledger.ReadAsync<IReadOnlyList<Strike>>(
            ledger =>
                [
                    .. StrikeTable
                        .History(ledger, Newest(node, limit))
                        .Select(strike => new Strike(strike.Node!, strike.At, strike.Results)),
                ],
            cancellation
        );

    /// <summary>A node's newest zone changes, oldest first.</summary>
    public Task<IReadOnlyList<RecordedChange>> ChangesOfAsync(string node, int limit, CancellationToken cancellation) =>
        _ledger.ReadAsync<IReadOnlyList<RecordedChange>>(
            ledger => [.. ChangeTable.History(ledger, Newest(node, limit)).Select(change => change.Change!)],
            cancellation
        );

    /// <summary>The policy's last word on a node, or null.</summary>
    public Task<HistoryEvent?> LastVerdictAsync(string node, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => VerdictTable.History(ledger, Newest(node, 1)).FirstOrDefault(), cancellation);

    /// <summary>The snapshots of a zone, or of all where null, oldest first.</summary>
    public Task<IReadOnlyList<SnapshotMark>> SnapshotsAsync(DomainName? zone, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => SnapshotTable.List(ledger, zone), cancellation);

    /// <summary>One snapshot with its records, or null.</summary>
    public Task<Snapshot?> SnapshotAsync(long id, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => SnapshotTable.Find(ledger, id), cancellation);

    /// <summary>The channels by which notices are told, by name, and how far each has come.</summary>
    public Task<IReadOnlyList<ChannelProgress>> ChannelsAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(ChannelTable.Read, cancellation);

    /// <summary>One order as it stands, or null.</summary>
    public Task<Order?> OrderAsync(long id, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => OrderTable.Find(ledger, id), cancellation);

    /// <inheritdoc />
    public void Dispose() => _ledger.Dispose();

    private static HistoryFilter Newest(string node, int limit) => new() { Node = node, Limit = limit };
}
