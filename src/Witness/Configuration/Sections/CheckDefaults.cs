using System.Text.Json;
using Witness.Configuration.Json;

namespace Witness.Configuration.Sections;

/// <summary>
/// Lays each node's checks over those of all nodes, key by key, before anything is read of them. Inherited values keep their
/// own lines, so that an error of the defaults is told where it stands.
/// </summary>
internal static class CheckDefaults
{
    private static readonly ChecksSection Checks = new();

    /// <summary>The file as if every node had written all its checks itself.</summary>
    public static JsonAt Spread(JsonAt root)
    {
        if (root.Member(WitnessSection.Nodes.Name) is not { } nodes)
        {
            return root;
        }

        var name = WitnessSection.Checks.Name;
        var defaults = Complete(root.Member(name) ?? new JsonAt(JsonValueKind.Object, root.Line, root.PathOf(name)));
        var whereTcpIsNotGiven = nodes.Items.Any(GivesTcp) ? WithoutHalfTcp(defaults) : defaults;
        return With(
            root,
            nodes with
            {
                Items = [.. nodes.Items.Select(node => Spread(node, GivesTcp(node) ? defaults : whereTcpIsNotGiven))],
            },
            WitnessSection.Nodes
        );
    }

    private static JsonAt Spread(JsonAt node, JsonAt defaults) =>
        !node.IsObject ? node
        : node.Member(NodeSection.Checks.Name) is { } own
            ? With(node, Checks.Overlay(defaults, own), NodeSection.Checks)
        : With(node, defaults, NodeSection.Checks);

    /// <summary>The defaults with every check that they do not mention.</summary>
    private static JsonAt Complete(JsonAt checks) =>
        !checks.IsObject
            ? checks
            : Checks
                .Keys.Where(key => checks.Member(key.Name) is null)
                .Aggregate(
                    checks,
                    (all, key) => With(all, JsonAt.Of(key.Default!, checks.Line, checks.PathOf(key.Name)), key)
                );

    /// <summary>
    /// Defaults of tcp that leave the port to each node are for the nodes that give one; for the others tcp is off. Where no
    /// node gives any, they stay, and the missing port is an error.
    /// </summary>
    private static JsonAt WithoutHalfTcp(JsonAt defaults) =>
        defaults.Member(ChecksSection.Tcp.Name) is { IsObject: true } tcp && tcp.Member(TcpSection.Port.Name) is null
            ? With(defaults, new JsonAt(JsonValueKind.False, tcp.Line, tcp.Path), ChecksSection.Tcp)
            : defaults;

    private static bool GivesTcp(JsonAt node) =>
        node.Member(NodeSection.Checks.Name)?.Member(ChecksSection.Tcp.Name) is { IsObject: true };

    private static JsonAt With(JsonAt json, JsonAt value, Key key) =>
        json with
        {
            Members = new Dictionary<string, JsonAt>(json.Members, StringComparer.Ordinal) { [key.Name] = value },
        };
}
