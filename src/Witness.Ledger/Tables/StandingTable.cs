using System.Text.Json.Nodes;
using Witness.Core.Strikes;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>What is remembered of each node.</summary>
internal static class StandingTable
{
    private const string Columns = """
        node, rotation, since, cause, reason, order_id, forced, strikes, clean_rounds, last_outcome, held,
        ready_told, cert_told, spared, comebacks, owed, zones
        """;

    /// <summary>Writes standings down, over what was remembered before.</summary>
    public static void Write(LedgerTransaction ledger, IEnumerable<Standing> standings) =>
        ledger.ExecuteEach(
            $"""
            INSERT INTO standings ({Columns})
            VALUES
                (@Node, @Rotation, @Since, @Cause, @Reason, @OrderId, @Forced, @Strikes, @CleanRounds, @LastOutcome, @Held,
                 @ReadyTold, @CertificateTold, @Spared, @Comebacks, @Owed, @Zones)
            ON CONFLICT (node) DO UPDATE SET
                node = excluded.node, rotation = excluded.rotation, since = excluded.since, cause = excluded.cause,
                reason = excluded.reason, order_id = excluded.order_id, forced = excluded.forced,
                strikes = excluded.strikes, clean_rounds = excluded.clean_rounds,
                last_outcome = excluded.last_outcome, held = excluded.held, ready_told = excluded.ready_told, cert_told = excluded.cert_told,
                spared = excluded.spared, comebacks = excluded.comebacks, owed = excluded.owed, zones = excluded.zones
            """,
            standings,
            StandingRow.ValuesOf
        );

    /// <summary>Ends what is kept of nodes.</summary>
    public static void Forget(LedgerTransaction ledger, IEnumerable<string> nodes) =>
        ledger.ExecuteEach("DELETE FROM standings WHERE node = @node", nodes, node => [("node", node)]);

    /// <summary>What is remembered, by node.</summary>
    public static IReadOnlyDictionary<string, Standing> Read(LedgerTransaction ledger) =>
        ledger
            .Query($"SELECT {Columns} FROM standings", StandingRow.ToStanding)
            .ToDictionary(standing => standing.Node, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is remembered of certain nodes; nothing of those that are not remembered.</summary>
    public static IReadOnlyList<Standing> Read(LedgerTransaction ledger, IEnumerable<string> nodes) =>
        ledger.Query(
            $"SELECT {Columns} FROM standings WHERE node IN (SELECT value FROM json_each(@nodes))",
            StandingRow.ToStanding,
            ("nodes", StoredJson.Write(StoredJson.List(nodes, node => JsonValue.Create(node))))
        );
}
