using FsCheck;
using FsCheck.Fluent;

namespace Witness.Core.Tests.Properties;

/// <summary>A random life of a random fleet: how many nodes and zones, how names are chosen, and what happens in turn.</summary>
public sealed record History(
    int Nodes,
    int Zones,
    bool Listed,
    int MaxRemoved,
    int KeepAtLeast,
    IReadOnlyList<string> Steps
)
{
    private static readonly string[] Orders =
    [
        "readd",
        "readd!",
        "remove",
        "remove!",
        "hold",
        "hold5",
        "release",
        "freeze",
        "freeze5",
        "thaw",
    ];

    private static readonly string[] Mishaps =
    [
        "unreachable",
        "refuse",
        "lose the answer",
        "stale",
        "edit beside",
        "work",
        "work",
        "restart",
        "die before",
        "die after",
        "clock back",
        "clock forward",
    ];

    /// <summary>Histories of up to 60 steps, which shrink by leaving steps out.</summary>
    public static Arbitrary<History> Arbitrary => Arb.From(Generator, Shrink);

    public override string ToString() =>
        $"{Nodes} nodes, {Zones} zones, {(Listed ? "names listed" : "default names")}, maxRemoved {MaxRemoved}, keepAtLeast {KeepAtLeast}: {string.Join(" | ", Steps)}";

    private static Gen<History> Generator =>
        from nodes in Gen.Choose(2, 6)
        from zones in Gen.Choose(1, 2)
        from listed in Gen.Elements(true, false)
        from most in Gen.Choose(1, 3)
        from keep in Gen.Choose(1, 2)
        from length in Gen.Choose(5, 60)
        from steps in Gen.ArrayOf(Step(nodes, zones), length)
        select new History(nodes, zones, listed, most, keep, steps);

    private static Gen<string> Step(int nodes, int zones) =>
        Gen.Frequency(
            (14, Sight(nodes)),
            (1, Gen.Constant("blind")),
            (3, from order in Gen.Elements(Orders) from node in Node(nodes) select $"order {order} {node}"),
            (1, from order in Gen.Elements(Orders) from node in Node(nodes) select $"late {order} {node}"),
            (3, from mishap in Gen.Elements(Mishaps) from zone in Gen.Choose(0, zones - 1) select $"{mishap} {zone}")
        );

    /// <summary>Most rounds see one or two nodes fail, so that strikes add up and not every round is void.</summary>
    private static Gen<string> Sight(int nodes) =>
        Gen.Frequency(
                (6, Gen.Elements("a=x b=x", "a=h", "b=x", "a=x c=?")),
                (3, Gen.Constant("")),
                (2, from signs in Gen.ArrayOf(Gen.Elements('.', '.', 'x', 'h', '?'), nodes) select Words(signs))
            )
            .Select(seen =>
                $"see {string.Join(' ', seen.Split(' ').Where(word => word.Length > 0 && word[0] - 'a' < nodes))}"
            );

    private static string Words(char[] signs) =>
        string.Join(' ', signs.Select((sign, index) => $"{(char)('a' + index)}={sign}"));

    private static Gen<string> Node(int nodes) => Gen.Choose(0, nodes - 1).Select(index => $"{(char)('a' + index)}");

    private static IEnumerable<History> Shrink(History history)
    {
        for (var size = history.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= history.Steps.Count; at += size)
            {
                yield return history with
                {
                    Steps = [.. history.Steps.Take(at), .. history.Steps.Skip(at + size)],
                };
            }
        }
    }
}
