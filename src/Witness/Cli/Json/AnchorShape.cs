using Witness.Status;

namespace Witness.Cli.Json;

/// <summary>What an anchor said in the round of a strike.</summary>
internal sealed record AnchorShape(string Host, bool Answered, string Detail)
{
    /// <summary>A context's anchors as scripts see them; null where there is no context.</summary>
    public static IReadOnlyList<AnchorShape>? Of(StrikeContext? context) =>
        context is null
            ? null
            : [.. context.Anchors.Select(anchor => new AnchorShape(anchor.Host, anchor.Answered, anchor.Detail))];
}
