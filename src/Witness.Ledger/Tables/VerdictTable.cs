using Witness.Core.Stonith;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>The policy's words.</summary>
internal static class VerdictTable
{
    private static readonly HistoryQuery Verdicts = new("id, round, at, node, kind, rule, reason", "verdicts");

    /// <summary>Writes verdicts down.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Verdict> verdicts, DateTimeOffset at, long? round) =>
        ledger.ExecuteEach(
            "INSERT INTO verdicts (round, at, node, kind, rule, reason) VALUES (@Round, @At, @Node, @Kind, @Rule, @Reason)",
            verdicts,
            verdict =>
                [
                    ("Round", round),
                    ("At", at.Kept()),
                    ("Node", verdict.Node),
                    ("Kind", verdict.Kind.ToString()),
                    ("Rule", verdict.Rule.ToString()),
                    ("Reason", verdict.Reason),
                ]
        );

    /// <summary>The verdicts, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Verdict) ? Verdicts.Ask(ledger, filter, EventOf) : [];

    private static HistoryEvent EventOf(LedgerRow row)
    {
        var verdict = new Verdict(
            row.Text("node"),
            Enum.Parse<VerdictKind>(row.Text("kind")),
            Enum.Parse<Rule>(row.Text("rule")),
            row.Text("reason")
        );
        return new HistoryEvent(row.At("at"), HistoryKinds.Verdict, verdict.Detail)
        {
            Id = row.Number("id"),
            Node = verdict.Node,
            Round = row.NumberOrNull("round"),
            Verdict = verdict,
        };
    }
}
