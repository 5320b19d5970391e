using Witness.Core.Strikes;
using Witness.Ledger.Tables;

namespace Witness.Ledger;

/// <summary>
/// The standings as the daemon read them last. In most rounds few of them change, and of ten thousand only these are read
/// again: what this daemon has written, or all where somebody else has written into the ledger. Used in the connection's turn.
/// </summary>
internal sealed class StandingMemory
{
    private readonly HashSet<string> _stale = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, Standing>? _read;
    private long _version;

    /// <summary>The standings as they are in the ledger, by node.</summary>
    public IReadOnlyDictionary<string, Standing> Read(LedgerTransaction ledger)
    {
        // Changes when another connection commits, and by nothing else (sqlite.org/pragma.html#pragma_data_version).
        var version = ledger.Number("PRAGMA data_version");
        if (_read is null || version != _version)
        {
            _read = StandingTable.Read(ledger);
        }
        else if (_stale.Count > 0)
        {
            _read = Renewed(ledger, _read);
        }

        _stale.Clear();
        _version = version;
        return _read;
    }

    /// <summary>What is read of these nodes is no longer to be trusted.</summary>
    public void Distrust(IEnumerable<string> nodes) => _stale.UnionWith(nodes);

    /// <summary>A copy, for the one before it may be in somebody's hands.</summary>
    private Dictionary<string, Standing> Renewed(LedgerTransaction ledger, IReadOnlyDictionary<string, Standing> read)
    {
        var renewed = new Dictionary<string, Standing>(read, StringComparer.OrdinalIgnoreCase);
        foreach (var node in _stale)
        {
            renewed.Remove(node);
        }

        foreach (var standing in StandingTable.Read(ledger, _stale))
        {
            renewed[standing.Node] = standing;
        }

        return renewed;
    }
}
