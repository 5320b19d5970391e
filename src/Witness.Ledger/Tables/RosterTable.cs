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
            new { digest, content = StoredRoster.Of(roster) }
        );
        return ledger.Query(IdByDigest, row => row.Number("id"), ("digest", digest))[0];
    }

    /// <summary>The rosters by their numbers.</summary>
    public static IReadOnlyDictionary<long, Roster> Read(LedgerTransaction ledger) =>
        ledger
            .Query(
                "SELECT id, content FROM rosters",
                row => KeyValuePair.Create(row.Number("id"), StoredRoster.From(row.Text("content")))
            )
            .ToDictionary();

    /// <summary>A node's name as it was configured last; null where it never was.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="name">The name, without regard to case.</param>
    public static string? NameOf(LedgerTransaction ledger, string name) =>
        Read(ledger)
            .OrderByDescending(roster => roster.Key)
            .SelectMany(roster => roster.Value.Nodes)
            .FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Name;

    private static string DigestOf(Roster roster) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredRoster.Of(roster))));
}
