namespace Witness.Ledger;

/// <summary>
/// Ends what is too old to be of use, in small steps, so that rounds and orders never wait for it. What is still needed
/// stays however old it is: standings with the records owed, pending orders, notices that wait to be told, the last round, the changes of nodes that are
/// not In or whose outcome is not known, the snapshots of changes kept, and the newest snapshot of each zone.
/// </summary>
public sealed class Pruner(SqliteLedger ledger)
{
    private static readonly string[] TooOld =
    [
        "strikes WHERE at < @before",
        "recoveries WHERE at < @before",
        "verdicts WHERE at < @before",
        "notices WHERE at < @before AND id <= coalesce((SELECT min(done) FROM channels), id)",
        "events WHERE at < @before",
        "answers WHERE at < @before",
        "orders WHERE given < @before AND state NOT IN ('Open', 'Taken')",
        """
            changes WHERE at < @before
                AND coalesce(node, '') NOT IN (SELECT node FROM standings WHERE rotation <> 'In' OR outcome = 'Intended')
                AND NOT (node IS NULL AND outcome = 'Intended')
            """,
        """
            snapshots WHERE at < @before
                AND id NOT IN (SELECT snapshot_id FROM changes)
                AND id NOT IN (SELECT max(id) FROM snapshots GROUP BY zone)
            """,
        "sights WHERE round IN (SELECT number FROM rounds WHERE at < @before AND number < (SELECT max(number) FROM rounds))",
        "rosters WHERE id NOT IN (SELECT roster FROM sights)",
        "rounds WHERE at < @before AND number < (SELECT max(number) FROM rounds)",
    ];

    /// <summary>Ends what is older.</summary>
    /// <param name="olderThan">The bound, UTC.</param>
    /// <param name="step">So many rows are deleted in one transaction.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How many rows are gone.</returns>
    public async Task<int> PruneAsync(DateTimeOffset olderThan, int step, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var gone = 0;
        foreach (var rows in TooOld)
        {
            int count;
            do
            {
                count = await ledger.WriteAsync(
                    transaction =>
                        transaction.Execute(
                            $"DELETE FROM {rows[..rows.IndexOf(' ', StringComparison.Ordinal)]} WHERE rowid IN (SELECT rowid FROM {rows} LIMIT @step)",
                            ("before", olderThan.Kept()),
                            ("step", step)
                        ),
                    cancellation
                );
                gone += count;
                await Task.Yield();
            } while (count == step);
        }

        await ShrinkAsync(cancellation);
        return gone;
    }

    /// <summary>
    /// Gives room back to the disk where more than a quarter of the file is empty: less than that is soon written again.
    /// </summary>
    private async Task ShrinkAsync(CancellationToken cancellation)
    {
        while (await ledger.WriteAsync(ShrinkABit, cancellation))
        {
            await Task.Yield();
        }
    }

    /// <returns>True where it has helped, and may help again.</returns>
    private static bool ShrinkABit(LedgerTransaction transaction)
    {
        var free = transaction.Number("PRAGMA freelist_count");
        if (free <= transaction.Number("PRAGMA page_count") / 4)
        {
            return false;
        }

        // A page is freed with every row that is read of the answer: executed only, it would free one.
        transaction.Query("PRAGMA incremental_vacuum(1000)", static _ => true);
        return transaction.Number("PRAGMA freelist_count") < free;
    }
}
