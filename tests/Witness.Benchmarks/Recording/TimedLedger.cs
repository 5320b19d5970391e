using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;

namespace Witness.Benchmarks.Recording;

/// <summary>A ledger that measures how long each round's own commit takes.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="time">A clock that really runs.</param>
internal sealed class TimedLedger(ILedger ledger, TimeProvider time) : ILedger
{
    private readonly List<TimeSpan> _commits = [];

    /// <summary>How long the commits took by which rounds were written down before anything was done.</summary>
    public IReadOnlyList<TimeSpan> Commits => _commits;

    /// <inheritdoc />
    public Task<Recollection> RecallAsync(CancellationToken cancellation) => ledger.RecallAsync(cancellation);

    /// <inheritdoc />
    public async Task CommitAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        await ledger.CommitAsync(entry, cancellation);
        if (entry.Sight is not null)
        {
            _commits.Add(time.GetElapsedTime(begun));
        }
    }

    /// <inheritdoc />
    public Task<long> IntendAsync(ChangeIntent intent, CancellationToken cancellation) =>
        ledger.IntendAsync(intent, cancellation);

    /// <inheritdoc />
    public Task<Zone?> SnapshotAsync(long number, CancellationToken cancellation) =>
        ledger.SnapshotAsync(number, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<AwaitedPublication>> AwaitedAsync(CancellationToken cancellation) =>
        ledger.AwaitedAsync(cancellation);
}
