using Witness.Core.Publications;
using Witness.Ledger.History;

namespace Witness.Ledger.Tables;

/// <summary>How far accepted changes have come on their way to the name servers: columns of the changes.</summary>
internal static class PublicationTable
{
    private static readonly HistoryQuery Published = new(ChangeTable.Columns, "changes")
    {
        At = "published",
        Condition = "published IS NOT NULL",
    };

    /// <summary>The changes whose publication is awaited, oldest first.</summary>
    public static IReadOnlyList<AwaitedPublication> Awaited(LedgerTransaction ledger) =>
        ledger.Query(
            $"SELECT {ChangeTable.Columns} FROM changes WHERE publication = 'Awaited' ORDER BY id",
            ChangeRow.ToAwaited
        );

    /// <summary>Writes down what looks at the name servers came to.</summary>
    /// <exception cref="InvalidOperationException">A change is not in the ledger, or its publication is not awaited.</exception>
    public static void Write(LedgerTransaction ledger, IEnumerable<PublicationResult> results)
    {
        foreach (var result in results)
        {
            var changed = ledger.Execute(
                """
                UPDATE changes SET publication = @State, published = @Published, drained_by = @DrainedBy,
                    publication_detail = @Detail
                WHERE id = @Change AND publication = 'Awaited'
                """,
                ("Change", result.Of.Change),
                ("State", result.State.ToString()),
                ("Published", result.Published.Kept()),
                ("DrainedBy", result.DrainedBy.Kept()),
                ("Detail", result.Detail)
            );
            if (changed == 0)
            {
                throw new InvalidOperationException($"the publication of change {result.Of.Change} is not awaited");
            }
        }
    }

    /// <summary>The moments at which changes were published, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Publish) ? Published.Ask(ledger, filter, ChangeRow.ToPublishEvent) : [];
}
