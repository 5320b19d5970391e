using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>What the humans were told.</summary>
internal static class NoticeTable
{
    private static readonly HistoryQuery Notices = new("round, at, kind, node, text", "notices");

    /// <summary>Writes notices down.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Notice> notices, DateTimeOffset at, long? round) =>
        ledger.Execute(
            "INSERT INTO notices (round, at, kind, node, text) VALUES (@Round, @At, @Kind, @Node, @Text)",
            notices.Select(notice => new
            {
                Round = round,
                At = at.Kept(),
                Kind = notice.Kind.ToString(),
                notice.Node,
                notice.Text,
            })
        );

    /// <summary>The notices, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Notice) ? Notices.Ask(ledger, filter, EventOf) : [];

    private static HistoryEvent EventOf(LedgerRow row) =>
        new(row.At("at"), HistoryKinds.Notice, row.Text("text"))
        {
            Node = row.TextOrNull("node"),
            Round = row.NumberOrNull("round"),
            Notice = Enum.Parse<NoticeKind>(row.Text("kind")),
        };
}
