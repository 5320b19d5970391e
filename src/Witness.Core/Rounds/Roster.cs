using Witness.Core.Nodes;

namespace Witness.Core.Rounds;

/// <summary>
/// Who is asked what in a round: the columns of its answers, node after node. It changes with the configuration alone, so
/// that many rounds share one.
/// </summary>
public sealed class Roster
{
    private readonly Dictionary<string, int> _byName;

    /// <summary>A roster of the nodes given.</summary>
    public Roster(IReadOnlyList<RosterNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        Nodes = nodes;
        _byName = new Dictionary<string, int>(nodes.Count, StringComparer.OrdinalIgnoreCase);
        Starts = new int[nodes.Count];
        for (var index = 0; index < nodes.Count; index++)
        {
            _byName[nodes[index].Name] = index;
            Starts[index] = Answers;
            Answers += nodes[index].Checks.Count;
        }

        Owners = [.. nodes.SelectMany((node, index) => Enumerable.Repeat(index, node.Checks.Count))];
    }

    /// <summary>Nobody: of rounds of which nothing more than that they were is kept.</summary>
    public static Roster Empty { get; } = new([]);

    /// <summary>The nodes.</summary>
    public IReadOnlyList<RosterNode> Nodes { get; }

    /// <summary>How many answers a round has.</summary>
    public int Answers { get; }

    /// <summary>At which answer each node's begin.</summary>
    internal int[] Starts { get; }

    /// <summary>Which node each answer is of.</summary>
    internal int[] Owners { get; }

    /// <summary>The roster of a fleet.</summary>
    public static Roster Of(Fleet fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        return new Roster([
            .. fleet.Nodes.Select(node => new RosterNode(
                node.Name,
                [.. node.Checks.Select(check => new RosterCheck(check.Kind, check.Address, check.Role))],
                node.IsThisMachine
            )),
        ]);
    }

    /// <summary>The place of the node of that name, without regard to case; null where it is not among them.</summary>
    public int? IndexOf(string node) => _byName.TryGetValue(node, out var index) ? index : null;
}
