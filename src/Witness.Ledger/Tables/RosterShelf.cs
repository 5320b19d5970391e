using Witness.Core.Rounds;

namespace Witness.Ledger.Tables;

/// <summary>The rosters that one reading comes across, each read once: a year of rounds may have a dozen of them.</summary>
/// <param name="ledger">Where they are kept.</param>
internal sealed class RosterShelf(LedgerTransaction ledger)
{
    private readonly Dictionary<long, Roster> _read = [];

    /// <summary>The roster of that number.</summary>
    public Roster Find(long id) =>
        _read.TryGetValue(id, out var roster) ? roster : _read[id] = RosterTable.Read(ledger, id);
}
