using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What a row of the changes means.</summary>
internal static class ChangeRow
{
    public static HistoryEvent ToEvent(LedgerRow row)
    {
        var change = ToChange(row);
        return new HistoryEvent(change.At, HistoryKinds.Change, change.ToString())
        {
            Id = change.Id,
            Node = change.Node,
            Round = row.NumberOrNull("round"),
            Change = change,
        };
    }

    public static HistoryEvent ToPublishEvent(LedgerRow row)
    {
        var change = ToChange(row);
        var publication = change.Publication!;
        var words = $"{change.Zone}: {publication.Words(change.At)}: {publication.Detail}";
        return new HistoryEvent(publication.Published!.Value, HistoryKinds.Publish, words)
        {
            Id = change.Id,
            Node = change.Node,
            Change = change,
        };
    }

    public static AwaitedPublication ToAwaited(LedgerRow row) =>
        new(
            row.Number("id"),
            row.TextOrNull("node"),
            DomainName.Parse(row.Text("zone")),
            row.AtOrNull("settled") ?? row.At("at"),
            StoredList.RecordsFrom(row.Text("removed")),
            StoredList.RecordsFrom(row.Text("added"))
        )
        {
            Detail = row.TextOrNull("publication_detail"),
        };

    public static OpenIntent ToIntent(LedgerRow row) =>
        new(
            row.Number("id"),
            row.TextOrNull("node"),
            DomainName.Parse(row.Text("zone")),
            StoredList.RecordsFrom(row.Text("removed")),
            StoredList.RecordsFrom(row.Text("added"))
        );

    private static RecordedChange ToChange(LedgerRow row) =>
        new(
            row.Number("id"),
            row.At("at"),
            row.TextOrNull("node"),
            DomainName.Parse(row.Text("zone")),
            row.Text("registrar"),
            row.Text("reason")
        )
        {
            Removed = StoredList.RecordsFrom(row.Text("removed")),
            Added = StoredList.RecordsFrom(row.Text("added")),
            SnapshotId = row.Number("snapshot_id"),
            OrderId = row.NumberOrNull("order_id"),
            Outcome = Enum.Parse<ChangeOutcome>(row.Text("outcome")),
            Settled = row.AtOrNull("settled"),
            Detail = row.TextOrNull("detail"),
            Publication = row.TextOrNull("publication") is { } state
                ? new RecordedPublication(
                    Enum.Parse<PublicationState>(state),
                    row.AtOrNull("published"),
                    row.AtOrNull("drained_by"),
                    row.TextOrNull("publication_detail")
                )
                : null,
        };
}
