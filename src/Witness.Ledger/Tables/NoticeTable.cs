using System.Text.Json.Nodes;
using Witness.Core.Dns;
using Witness.Core.Ledger;
using Witness.Ledger.History;
using Witness.Ledger.Outgoing;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What the humans are told.</summary>
internal static class NoticeTable
{
    /// <summary>The columns of a notice.</summary>
    public const string Columns = "id, round, at, kind, node, zone, text, removed, added, command";

    private static readonly HistoryQuery Notices = new(Columns, "notices");

    /// <summary>Writes notices down.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Notice> notices, DateTimeOffset at, long? round) =>
        ledger.ExecuteEach(
            """
            INSERT INTO notices (round, at, kind, node, zone, text, removed, added, command)
            VALUES (@Round, @At, @Kind, @Node, @Zone, @Text, @Removed, @Added, @Command)
            """,
            notices,
            notice =>
                [
                    ("Round", round),
                    ("At", at.Kept()),
                    ("Kind", notice.Kind.ToString()),
                    ("Node", notice.Node),
                    ("Zone", notice.Zone?.Text),
                    ("Text", notice.Text),
                    ("Removed", Kept(notice.Removed)),
                    ("Added", Kept(notice.Added)),
                    ("Command", notice.Command),
                ]
        );

    /// <summary>The notices, oldest first.</summary>
    public static IEnumerable<HistoryEvent> History(LedgerTransaction ledger, HistoryFilter filter) =>
        filter.Wants(HistoryKinds.Notice) ? Notices.Ask(ledger, filter, EventOf) : [];

    /// <summary>The texts of a kind that were written down together, at the last instant at which any was.</summary>
    public static IReadOnlyList<string> Newest(LedgerTransaction ledger, NoticeKind kind) =>
        ledger.Query(
            "SELECT text FROM notices WHERE kind = @Kind AND at = (SELECT max(at) FROM notices WHERE kind = @Kind) ORDER BY id",
            row => row.Text("text"),
            ("Kind", kind.ToString())
        );

    /// <summary>A notice as it is told.</summary>
    public static OutgoingNotice ToOutgoing(LedgerRow row) =>
        new(row.Number("id"), row.At("at"), row.NumberOrNull("round"), NoticeOf(row));

    /// <summary>Kinds as json_each takes them.</summary>
    public static string Listed(IEnumerable<NoticeKind> kinds) =>
        StoredJson.Write(StoredJson.List(kinds, kind => JsonValue.Create(kind.ToString())));

    private static HistoryEvent EventOf(LedgerRow row)
    {
        var notice = NoticeOf(row);
        return new HistoryEvent(row.At("at"), HistoryKinds.Notice, notice.Text)
        {
            Id = row.Number("id"),
            Node = notice.Node,
            Round = row.NumberOrNull("round"),
            Notice = notice.Kind,
        };
    }

    private static Notice NoticeOf(LedgerRow row) =>
        new(Enum.Parse<NoticeKind>(row.Text("kind")), row.TextOrNull("node"), row.Text("text"))
        {
            Zone = row.TextOrNull("zone") is { } zone ? DomainName.Parse(zone) : null,
            Removed = RecordsIn(row, "removed"),
            Added = RecordsIn(row, "added"),
            Command = row.TextOrNull("command"),
        };

    private static string? Kept(IReadOnlyList<DnsRecord> records) => records.Count == 0 ? null : StoredList.Of(records);

    private static IReadOnlyList<DnsRecord> RecordsIn(LedgerRow row, string column) =>
        row.TextOrNull(column) is { } records ? StoredList.RecordsFrom(records) : [];
}
