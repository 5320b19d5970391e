using Witness.Core.Dns;
using Witness.Core.Publications;

namespace Witness.Core.Ledger;

/// <summary>
/// The daemon's memory. One writer, the daemon, calls it from one place at a time, but for the zones of a fencing, whose
/// intents and results may come side by side, and for publication, which stands beside the rounds. What a call has returned
/// from survives a crash and a power cut.
/// </summary>
public interface ILedger
{
    /// <summary>Reads what is known, in one transaction.</summary>
    Task<Recollection> RecallAsync(CancellationToken cancellation);

    /// <summary>Writes an entry down, all of it or nothing.</summary>
    Task CommitAsync(LedgerEntry entry, CancellationToken cancellation);

    /// <summary>Writes down what is about to be done to a zone, before it is done.</summary>
    /// <returns>The change's number, by which its result is told.</returns>
    Task<long> IntendAsync(ChangeIntent intent, CancellationToken cancellation);

    /// <summary>One snapshot of a zone as it was.</summary>
    /// <returns>The zone; null where no snapshot has that number, or none any more.</returns>
    Task<Zone?> SnapshotAsync(long number, CancellationToken cancellation);

    /// <summary>
    /// The accepted changes of which it is not known yet whether they are published, oldest first. Cheap enough to be asked
    /// every second.
    /// </summary>
    Task<IReadOnlyList<AwaitedPublication>> AwaitedAsync(CancellationToken cancellation);
}
