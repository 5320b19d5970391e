using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>The rounds, void ones included.</summary>
internal static class RoundTable
{
    /// <summary>The columns that <see cref="MarkOf"/> reads.</summary>
    public const string Columns = "number, at, void, nodes, failed, took_us";

    private static readonly HistoryQuery Voids = new(Columns, "rounds")
    {
        Id = "number",
        Condition = "void IS NOT NULL",
    };

    /// <summary>Writes a round down, over what was written of it before.</summary>
    public static void Write(LedgerTransaction ledger, RoundMark round) =>
        ledger.Execute(
            """
            INSERT INTO rounds (number, at, void, nodes, failed, took_us)
            VALUES (@Number, @At, @Void, @Nodes, @Failed, @TookUs)
            ON CONFLICT (number) DO UPDATE SET
                at = excluded.at, void = excluded.void, nodes = excluded.nodes,
                failed = excluded.failed, took_us = excluded.took_us
            """,
            ("Number", round.Number),
            ("At", round.At.Kept()),
            ("Void", round.Void),
            ("Nodes", round.Nodes),
            ("Failed", round.Failed),
            ("TookUs", round.Took.Kept())
        );

    /// <summary>The newest rounds by number, newest first.</summary>
    public static IReadOnlyList<RoundMark> Newest(LedgerTransaction ledger, int count) =>
        ledger.Query($"SELECT {Columns} FROM rounds ORDER BY number DESC LIMIT @count", MarkOf, ("count", count));

    /// <summary>A round as it was.</summary>
    public static RoundMark MarkOf(LedgerRow row) =>
        new(
            row.Number("number"),
            row.At("at"),
            row.TextOrNull("void"),
            row.Count("nodes"),
            row.Count("failed"),
            TimeSpan.FromMicroseconds(row.Number("took_us"))
        );

    /// <summary>The void rounds running up to the last one; null where it saw.</summary>
    public static VoidRun? VoidRun(LedgerTransaction ledger) =>
        ledger.First(
            """
            SELECT count(*) AS rounds, min(at) AS since FROM rounds
            WHERE number > coalesce((SELECT max(number) FROM rounds WHERE void IS NULL), 0)
            HAVING count(*) > 0
            """,
            row => new VoidRun(row.Count("rounds"), row.At("since"))
        );

    /// <summary>The void rounds; none where a node is asked for, because they say nothing of it.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Node is not null || !filter.Wants(HistoryKinds.Void) ? [] : Voids.Ask(ledger, filter, EventOf);

    private static HistoryEvent EventOf(LedgerRow row) =>
        new(row.At("at"), HistoryKinds.Void, row.Text("void"))
        {
            Id = row.Number("number"),
            Round = row.Number("number"),
        };
}
