using System.Security.Cryptography;
using System.Text;
using Witness.Core.Rounds;
using Witness.Ledger.Stored;

namespace Witness.Ledger.Tables;

/// <summary>Who was asked what: a row for every configuration that rounds have run by, found by its digest.</summary>
internal static class RosterTable
{
    /// <summary>The number of a roster, which is written down where it is new.</summary>
    public static long IdOf(LedgerTransaction ledger, Roster roster)
    {
        var content = StoredRoster.Of(roster);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        ledger.Execute(
            "INSERT INTO rosters (digest, content) VALUES (@digest, @content) ON CONFLICT (digest) DO NOTHING",
            new { digest, content }
        );
        return ledger.Number("SELECT id FROM rosters WHERE digest = @digest", new { digest });
    }

    /// <summary>The rosters by their numbers.</summary>
    public static IReadOnlyDictionary<long, Roster> Read(LedgerTransaction ledger) =>
        ledger
            .Query(
                "SELECT id, content FROM rosters",
                row => KeyValuePair.Create(row.Number("id"), StoredRoster.From(row.Text("content")))
            )
            .ToDictionary();
}
