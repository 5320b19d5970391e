using System.Collections.Immutable;
using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Strikes;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>A standing as its table holds it.</summary>
internal static class StandingRow
{
    /// <summary>The values of its columns, by the names that <see cref="StandingTable"/> gives them.</summary>
    public static (string Name, object? Value)[] ValuesOf(Standing standing) =>
        [
            ("Node", standing.Node),
            ("Rotation", standing.Rotation.ToString()),
            ("Since", standing.Since.Kept()),
            ("Cause", standing.Cause.ToString()),
            ("Reason", standing.Reason),
            ("OrderId", standing.OrderId),
            ("Forced", standing.Forced),
            ("Strikes", StoredList.Of(standing.Strikes)),
            ("CleanRounds", standing.CleanRounds),
            ("LastOutcome", standing.LastOutcome?.ToString()),
            ("Held", standing.Held is { } held ? StoredJson.Write(StoredHold.Of(held)) : null),
            ("ReadyTold", standing.ReadyTold),
            ("CertificateTold", standing.CertificateTold.Kept()),
            ("Spared", standing.Spared),
            ("Comebacks", StoredList.Of(standing.Comebacks)),
            ("Owed", StoredJson.Write(StoredJson.List(standing.Owed, StoredOwed.Of))),
            (
                "Zones",
                StoredJson.Write(
                    StoredJson.List(standing.Zones, zone => new StoredProgress(zone.Key, zone.Value).ToJson())
                )
            ),
        ];

    /// <summary>A standing as it was.</summary>
    public static Standing ToStanding(LedgerRow row) =>
        new(row.Text("node"))
        {
            Rotation = Enum.Parse<Rotation>(row.Text("rotation")),
            Since = row.AtOrNull("since"),
            Cause = Enum.Parse<MoveCause>(row.Text("cause")),
            Reason = row.TextOrNull("reason"),
            OrderId = row.NumberOrNull("order_id"),
            Forced = row.Flag("forced"),
            Strikes = [.. StoredList.InstantsFrom(row.Text("strikes"))],
            CleanRounds = row.Count("clean_rounds"),
            LastOutcome = row.TextOrNull("last_outcome") is { } outcome ? Enum.Parse<CheckOutcome>(outcome) : null,
            Held = row.TextOrNull("held") is { } held ? StoredJson.Read(held, StoredHold.From) : null,
            ReadyTold = row.Flag("ready_told"),
            CertificateTold = row.AtOrNull("cert_told"),
            Spared = row.TextOrNull("spared"),
            Comebacks = [.. StoredList.InstantsFrom(row.Text("comebacks"))],
            Owed = [.. StoredJson.ReadList(row.Text("owed"), StoredOwed.From)],
            Zones = StoredJson
                .ReadList(row.Text("zones"), StoredProgress.From)
                .Aggregate(
                    ImmutableDictionary<DomainName, ZoneProgress>.Empty,
                    (zones, kept) => zones.SetItem(kept.Zone, kept.Progress)
                ),
        };
}
