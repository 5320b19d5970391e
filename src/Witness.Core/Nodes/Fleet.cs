using System.Net;
using Witness.Core.Dns;

namespace Witness.Core.Nodes;

/// <summary>Everything that is configured to be watched: the nodes, and the zones that publish them.</summary>
public sealed class Fleet
{
    private readonly Dictionary<string, Node> _byName;
    private readonly Dictionary<IPAddress, Node> _byAddress;

    /// <summary>A fleet of the nodes and zones given; names and addresses are unique, as the configuration has checked.</summary>
    public Fleet(IReadOnlyList<Node> nodes, IReadOnlyList<ZoneSettings> zones)
    {
        Nodes = nodes;
        Zones = zones;
        _byName = nodes.ToDictionary(node => node.Name, StringComparer.OrdinalIgnoreCase);
        _byAddress = [];
        foreach (var node in nodes)
        {
            foreach (var address in node.Addresses)
            {
                _byAddress.Add(address, node);
            }
        }
    }

    /// <summary>The nodes, in the order of the configuration.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The zones, in the order of the configuration.</summary>
    public IReadOnlyList<ZoneSettings> Zones { get; }

    /// <summary>The node of that name, without regard to case; null where it is not configured.</summary>
    public Node? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The node that has this address; null for a foreign one.</summary>
    public Node? Owner(IPAddress address) => _byAddress.GetValueOrDefault(address);
}
