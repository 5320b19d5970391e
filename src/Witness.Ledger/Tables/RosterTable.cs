using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Witness.Core.Rounds;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>Who was asked what: a row for every configuration that rounds have run by, found by its digest.</summary>
internal static class RosterTable
{
    private const string IdByDigest = "SELECT id FROM rosters WHERE digest = @digest";

    /// <summary>The daemon writes the same one down in every round.</summary>
    private static readonly ConditionalWeakTable<Roster, string> Digests = [];

    /// <summary>The number of a roster, which is written down where it is new.</summary>
    public static long IdOf(LedgerTransaction ledger, Roster roster)
    {
        var digest = Digests.GetValue(roster, DigestOf);
        if (ledger.Query(IdByDigest, row => row.Number("id"), ("digest", digest)) is [var known])
        {
            return known;
        }

        ledger.Execute(
            "INSERT INTO rosters (digest, content) VALUES (@digest, @content)",
            ("digest", digest),
            ("content", StoredRoster.Of(roster))
        );
        return ledger.Query(IdByDigest, row => row.Number("id"), ("digest", digest))[0];
    }

    /// <summary>The roster of that number.</summary>
    public static Roster Read(LedgerTransaction ledger, long id) =>
        ledger.First(
            "SELECT content FROM rosters WHERE id = @id",
            row => StoredRoster.From(row.Text("content")),
            ("id", id)
        ) ?? throw new LedgerException($"the ledger has lost roster {id}: was it changed by hand?");

    /// <summary>A node's name as it was configured last; null where it never was.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="name">The name, without regard to case.</param>
    public static string? NameOf(LedgerTransaction ledger, string name) =>
        ledger
            .Query("SELECT content FROM rosters ORDER BY id DESC", row => StoredRoster.From(row.Text("content")))
            .SelectMany(roster => roster.Nodes)
            .FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Name;

    private static string DigestOf(Roster roster) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredRoster.Of(roster))));
}
