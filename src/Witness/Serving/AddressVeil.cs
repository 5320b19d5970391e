using System.Net;
using System.Text.RegularExpressions;
using Witness.Core.Ledger;

namespace Witness.Serving;

/// <summary>
/// Takes out of texts the addresses that DNS does not publish: those of nodes that no zone holds, of registrars, name servers
/// and anchors. What the zones hold, or held until a node was taken out, everybody can look up.
/// </summary>
internal sealed partial class AddressVeil
{
    /// <summary>What stands in place of an address.</summary>
    public const string Hidden = "[address]";

    private readonly HashSet<IPAddress>? _published;

    private AddressVeil(HashSet<IPAddress>? published) => _published = published;

    /// <summary>Hides nothing.</summary>
    public static AddressVeil Lifted { get; } = new(published: null);

    /// <summary>Hides what no zone holds, as it was last read.</summary>
    public static AddressVeil Over(Recollection memory) =>
        new([
            .. memory
                .Readings.Values.SelectMany(reading => reading.Zone.Records)
                .Concat(memory.Standings.Values.SelectMany(standing => standing.Owed).Select(owed => owed.Record))
                .Select(record => record.Address)
                .OfType<IPAddress>(),
        ]);

    /// <summary>The text without what is hidden.</summary>
    public string Cover(string text) =>
        _published is null ? text : AddressPattern().Replace(text, match => Covered(match.Value));

    /// <summary>What looks like an address may end with the colon or the dot of its sentence.</summary>
    private string Covered(string found)
    {
        var bare = IPAddress.TryParse(found, out var address) ? found : found.TrimEnd('.', ':');
        return (address is not null || IPAddress.TryParse(bare, out address)) && !_published!.Contains(address)
            ? Hidden + found[bare.Length..]
            : found;
    }

    // Whatever looks like an address of either family; whether it is one is for the parser to say. A time is none.
    [GeneratedRegex(
        @"(?<![\w.:])[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?!\w)|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AddressPattern();
}
