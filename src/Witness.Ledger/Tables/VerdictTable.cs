using Witness.Core.Stonith;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>The policy's words.</summary>
internal static class VerdictTable
{
    private static readonly HistoryQuery Verdicts = new("round, at, node, kind, rule, reason", "verdicts");

    /// <summary>Writes verdicts down.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Verdict> verdicts, DateTimeOffset at, long? round) =>
        ledger.Execute(
            "INSERT INTO verdicts (round, at, node, kind, rule, reason) VALUES (@Round, @At, @Node, @Kind, @Rule, @Reason)",
            verdicts.Select(verdict => new
            {
                Round = round,
                At = at.Kept(),
                verdict.Node,
                Kind = verdict.Kind.ToString(),
                Rule = verdict.Rule.ToString(),
                verdict.Reason,
            })
        );

    /// <summary>The verdicts, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Verdict) ? Verdicts.Ask<Row>(ledger, filter).Select(row => row.ToEvent()) : [];

    private sealed record Row
    {
        public long? Round { get; init; }

        public long At { get; init; }

        public string Node { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Rule { get; init; } = "";

        public string Reason { get; init; } = "";

        public HistoryEvent ToEvent()
        {
            var verdict = new Verdict(Node, Enum.Parse<VerdictKind>(Kind), Enum.Parse<Rule>(Rule), Reason);
            return new HistoryEvent(Instant.Of(At), HistoryKinds.Verdict, verdict.Detail)
            {
                Node = Node,
                Round = Round,
                Verdict = verdict,
            };
        }
    }
}
