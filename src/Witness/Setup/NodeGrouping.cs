using System.Globalization;
using System.Net.Sockets;
using Witness.Configuration.Kinds;
using Witness.Core.Dns;

namespace Witness.Setup;

/// <summary>
/// Makes nodes of addresses. Which addresses are one machine's cannot be seen in a zone: two are put together only where the
/// operator says so, or where one IPv4 and one IPv6 address, and no others, have the same reverse name. Pure.
/// </summary>
internal static class NodeGrouping
{
    /// <summary>The most digits of a label that somebody chose; a provider's own hold the address.</summary>
    private const int MostDigits = 4;

    /// <summary>The operator's nodes, then those found.</summary>
    public static IReadOnlyList<FoundNode> Of(IReadOnlyList<FoundNode> known, IReadOnlyList<FoundAddress> found)
    {
        var nodes = new List<FoundNode>(known);
        var taken = known.SelectMany(node => node.Addresses).ToHashSet();
        foreach (var group in GroupsOf(found.Where(one => !taken.Contains(one.Address)).ToList()))
        {
            nodes.Add(NodeOf(group, nodes));
        }

        return nodes;
    }

    private static IEnumerable<IReadOnlyList<FoundAddress>> GroupsOf(IReadOnlyList<FoundAddress> found)
    {
        var byName = found.Where(one => one.ReverseName is not null).ToLookup(one => one.ReverseName!);
        foreach (var one in found)
        {
            var same = one.ReverseName is { } name ? byName[name].ToList() : [one];
            if (!IsPair(same))
            {
                yield return [one];
            }
            else if (same[0] == one)
            {
                yield return same;
            }
        }
    }

    private static bool IsPair(List<FoundAddress> same) =>
        same.Count == 2
        && same.Exists(one => one.Address.AddressFamily == AddressFamily.InterNetwork)
        && same.Exists(one => one.Address.AddressFamily == AddressFamily.InterNetworkV6);

    private static FoundNode NodeOf(IReadOnlyList<FoundAddress> group, List<FoundNode> others)
    {
        var reverse = group[0].ReverseName;
        var label = reverse is null ? null : LabelOf(reverse);
        return new FoundNode(
            label is not null && IsFree(label, others) ? label : NextName(others),
            [.. group.Select(one => one.Address)],
            group.Count > 1 ? $"one node: both addresses have the reverse name {reverse}"
                : reverse is not null ? $"reverse name {reverse}"
                : "no reverse name"
        );
    }

    private static string? LabelOf(DomainName reverse)
    {
        var label = reverse.Text.Split('.')[0];
        return IdentifierKind.IsMatch(label) && label.Count(char.IsAsciiDigit) <= MostDigits ? label : null;
    }

    private static string NextName(List<FoundNode> others)
    {
        var number = 1;
        while (!IsFree(Name(number), others))
        {
            number++;
        }

        return Name(number);

        static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"node{number}");
    }

    private static bool IsFree(string name, List<FoundNode> others) =>
        !others.Exists(node => string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase));
}
