using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Core.Publications;
using Witness.Ledger.History;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>A change as its table holds it.</summary>
internal sealed record ChangeRow
{
    public long Id { get; init; }

    public long? Round { get; init; }

    public long At { get; init; }

    public string? Node { get; init; }

    public string Zone { get; init; } = "";

    public string Registrar { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Removed { get; init; } = "";

    public string Added { get; init; } = "";

    public long SnapshotId { get; init; }

    public long? OrderId { get; init; }

    public string Outcome { get; init; } = "";

    public long? Settled { get; init; }

    public string? Detail { get; init; }

    public string? Publication { get; init; }

    public long? Published { get; init; }

    public long? DrainedBy { get; init; }

    public string? PublicationDetail { get; init; }

    public HistoryEvent ToEvent()
    {
        var change = ToChange();
        return new HistoryEvent(change.At, HistoryKinds.Change, change.ToString())
        {
            Node = Node,
            Round = Round,
            Change = change,
        };
    }

    public HistoryEvent ToPublishEvent()
    {
        var change = ToChange();
        var words = $"{change.Zone}: {change.Publication!.Words(change.At)}: {PublicationDetail}";
        return new HistoryEvent(change.Publication.Published!.Value, HistoryKinds.Publish, words)
        {
            Node = Node,
            Change = change,
        };
    }

    public AwaitedPublication ToAwaited() =>
        new(
            Id,
            Node,
            DomainName.Parse(Zone),
            Instant.Of(Settled ?? At),
            StoredList.RecordsFrom(Removed),
            StoredList.RecordsFrom(Added)
        )
        {
            Detail = PublicationDetail,
        };

    public OpenIntent ToIntent() =>
        new(Id, Node, DomainName.Parse(Zone), StoredList.RecordsFrom(Removed), StoredList.RecordsFrom(Added));

    private RecordedChange ToChange() =>
        new(Id, Instant.Of(At), Node, DomainName.Parse(Zone), Registrar, Reason)
        {
            Removed = StoredList.RecordsFrom(Removed),
            Added = StoredList.RecordsFrom(Added),
            SnapshotId = SnapshotId,
            OrderId = OrderId,
            Outcome = Enum.Parse<ChangeOutcome>(Outcome),
            Settled = Instant.Of(Settled),
            Detail = Detail,
            Publication = Publication is null
                ? null
                : new RecordedPublication(
                    Enum.Parse<PublicationState>(Publication),
                    Instant.Of(Published),
                    Instant.Of(DrainedBy),
                    PublicationDetail
                ),
        };
}
