namespace Witness.Serving.Pages;

/// <summary>Everything that the status page shows, as texts: whatever may not be shown is gone from them already.</summary>
/// <param name="Witness">This witness's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Mode"><c>observe</c> or <c>act</c>.</param>
public sealed record PageModel(string Witness, string Version, string Mode)
{
    /// <summary>Why the page says little of the present; null where it does.</summary>
    public string? Trouble { get; init; }

    /// <summary>What a freeze means; null where there is none.</summary>
    public string? Freeze { get; init; }

    /// <summary>The last round; null before the first.</summary>
    public RoundModel? Round { get; init; }

    /// <summary>The nodes, those that need attention first.</summary>
    public required IReadOnlyList<NodeModel> Nodes { get; init; }

    /// <summary>How many more nodes there are, which are well.</summary>
    public int More { get; init; }

    /// <summary>How many nodes are in rotation.</summary>
    public int In { get; init; }

    /// <summary>How many nodes are not.</summary>
    public int Away { get; init; }

    /// <summary>How many nodes that are in fail.</summary>
    public int Failing { get; init; }

    /// <summary>How many nodes are in and not known to be well: not seen yet, unknown, or published by no name.</summary>
    public int Doubtful { get; init; }

    /// <summary>The times below the strips, oldest first.</summary>
    public required IReadOnlyList<string> Axis { get; init; }

    /// <summary>The newest cases, newest first.</summary>
    public required IReadOnlyList<CaseModel> Cases { get; init; }

    /// <summary>The zones.</summary>
    public required IReadOnlyList<ZoneModel> Zones { get; init; }

    /// <summary>What fails beside the nodes, a sentence each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
