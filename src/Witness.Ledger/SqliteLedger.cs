using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>
/// The daemon's ledger in one SQLite file with a write-ahead log. Safe to call from several places at once: the calls are
/// made one after the other. What went wrong is told as <see cref="LedgerException"/>.
/// </summary>
public sealed class SqliteLedger : ILedger, IDisposable
{
    private readonly LedgerConnection _ledger;
    private readonly LastAnswers _answers = new();

    private SqliteLedger(LedgerConnection ledger) => _ledger = ledger;

    /// <summary>
    /// Opens the ledger, makes it where there is none, and brings its tables up to date. A new file has the mode 0660,
    /// whatever the umask, so that the members of its group can read it and give orders.
    /// </summary>
    /// <param name="path">The file; its directory must be there.</param>
    /// <exception cref="LedgerException">It cannot be opened, or a newer witness has written it.</exception>
    public static SqliteLedger Open(string path) => new(new LedgerConnection(path, LedgerFile.OpenOrCreate(path)));

    /// <inheritdoc />
    public Task<Recollection> RecallAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(Memory.Recall, cancellation);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">It names an order or a change that is not in the ledger.</exception>
    public async Task CommitAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var news = entry with { Observations = _answers.NewsIn(entry.Observations) };
        await WriteAsync(
            ledger =>
            {
                Memory.Keep(ledger, news);
                return 0;
            },
            cancellation
        );
        _answers.Kept(news);
    }

    /// <inheritdoc />
    public Task<long> IntendAsync(ChangeIntent intent, CancellationToken cancellation) =>
        WriteAsync(ledger => Memory.Keep(ledger, intent), cancellation);

    /// <inheritdoc />
    public Task<Zone?> SnapshotAsync(long number, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => SnapshotTable.Find(ledger, number)?.Zone, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<AwaitedPublication>> AwaitedAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(PublicationTable.Awaited, cancellation);

    /// <summary>
    /// True where an order waits to be taken up. Costs a few microseconds and touches no disk, so that the daemon can ask
    /// several times a second.
    /// </summary>
    public Task<bool> HasOpenOrdersAsync(CancellationToken cancellation) =>
        _ledger.ReadAsync(OrderTable.HasOpen, cancellation);

    /// <summary>
    /// The texts of the newest notices of a kind, those that were written down together: what the humans know of it.
    /// </summary>
    public Task<IReadOnlyList<string>> NewestAsync(NoticeKind kind, CancellationToken cancellation) =>
        _ledger.ReadAsync(ledger => NoticeTable.Newest(ledger, kind), cancellation);

    /// <summary>Closes the file, once the call that is under way has ended.</summary>
    public void Dispose() => _ledger.Dispose();

    /// <summary>Reads in one transaction, in turn with the daemon's other work.</summary>
    internal Task<T> ReadAsync<T>(Func<LedgerTransaction, T> read, CancellationToken cancellation) =>
        _ledger.ReadAsync(read, cancellation);

    /// <summary>Writes in one transaction, in turn with the daemon's other writing.</summary>
    internal Task<T> WriteAsync<T>(Func<LedgerTransaction, T> write, CancellationToken cancellation) =>
        _ledger.WriteAsync(write, cancellation);
}
