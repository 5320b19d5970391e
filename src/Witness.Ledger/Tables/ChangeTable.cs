using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>Zone changes, written down before they are made, and what became of them.</summary>
internal static class ChangeTable
{
    /// <summary>What <see cref="ChangeRow"/> reads.</summary>
    internal const string Columns = """
        id, round, at, node, zone, registrar, reason, removed, added, snapshot_id, order_id,
        outcome, settled, detail, publication, published, drained_by, publication_detail
        """;

    private static readonly HistoryQuery Changes = new(Columns, "changes");

    /// <summary>Writes a change down before it is made, or the next try of one that is written down.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InvalidOperationException">The change that is to be resumed is not in the ledger.</exception>
    public static long Intend(LedgerTransaction ledger, ChangeIntent intent, long snapshotId)
    {
        if (intent.Resumes is not { } id)
        {
            return Add(ledger, intent, snapshotId);
        }

        var changed = ledger.Execute(
            """
            UPDATE changes SET snapshot_id = @SnapshotId, order_id = @OrderId, reason = @Reason, outcome = @Outcome, settled = NULL, detail = NULL,
                publication = NULL, published = NULL, drained_by = NULL, publication_detail = NULL
            WHERE id = @Id
            """,
            ("Id", id),
            ("SnapshotId", snapshotId),
            ("OrderId", intent.OrderId),
            ("Reason", intent.Reason),
            ("Outcome", nameof(ChangeOutcome.Intended))
        );
        return changed == 1 ? id : throw new InvalidOperationException($"change {id} is not in the ledger");
    }

    private static long Add(LedgerTransaction ledger, ChangeIntent intent, long snapshotId) =>
        ledger.Number(
            """
            INSERT INTO changes
                (round, at, node, zone, registrar, reason, removed, added, snapshot_id, order_id, outcome)
            VALUES
                ((SELECT max(number) FROM rounds), @At, @Node, @Zone, @Registrar, @Reason, @Removed, @Added,
                 @SnapshotId, @OrderId, @Outcome)
            RETURNING id
            """,
            ("At", intent.At.Kept()),
            ("Node", intent.Standing?.Node),
            ("Zone", intent.Change.Before.Name.Text),
            ("Registrar", intent.Registrar),
            ("Reason", intent.Reason),
            ("Removed", StoredList.Of(intent.Change.Removed)),
            ("Added", StoredList.Of(intent.Change.Added)),
            ("SnapshotId", snapshotId),
            ("OrderId", intent.OrderId),
            ("Outcome", nameof(ChangeOutcome.Intended))
        );

    /// <summary>Writes down what became of changes. From then on the publication of those accepted is awaited.</summary>
    /// <exception cref="InvalidOperationException">A change is not in the ledger.</exception>
    public static void Settle(LedgerTransaction ledger, IEnumerable<ChangeResult> results)
    {
        foreach (var result in results)
        {
            var changed = ledger.Execute(
                """
                UPDATE changes SET outcome = @Outcome, settled = @At, detail = @Detail, publication = @Publication
                WHERE id = @Id
                """,
                ("Id", result.Id),
                ("Outcome", result.Outcome.ToString()),
                ("At", result.At.Kept()),
                ("Detail", result.Detail),
                ("Publication", result.Outcome == ChangeOutcome.Accepted ? nameof(PublicationState.Awaited) : null)
            );
            if (changed == 0)
            {
                throw new InvalidOperationException($"change {result.Id} is not in the ledger");
            }
        }
    }

    /// <summary>The changes whose outcome is not known yet, oldest first; none of a node that was forgotten.</summary>
    public static IReadOnlyList<OpenIntent> Intended(LedgerTransaction ledger) =>
        ledger.Query(
            $"""
            SELECT {Columns} FROM changes
            WHERE outcome = 'Intended' AND (node IS NULL OR node IN (SELECT node FROM standings)) ORDER BY id
            """,
            ChangeRow.ToIntent
        );

    /// <summary>The changes, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Change) ? Changes.Ask(ledger, filter, ChangeRow.ToEvent) : [];
}
