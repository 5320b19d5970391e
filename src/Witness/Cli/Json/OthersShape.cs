using Witness.Status;

namespace Witness.Cli.Json;

/// <summary>What the other nodes did in the round of a strike: their names.</summary>
internal sealed record OthersShape(
    IReadOnlyList<string> Passed,
    IReadOnlyList<string> Failed,
    IReadOnlyList<string> Unknown
)
{
    /// <summary>A context as scripts see it; null where there is none.</summary>
    public static OthersShape? Of(StrikeContext? context) =>
        context is null ? null : new OthersShape(Names(context.Passed), Names(context.Failed), Names(context.Unknown));

    private static IReadOnlyList<string> Names(IEnumerable<OtherNode> nodes) => [.. nodes.Select(node => node.Name)];
}
