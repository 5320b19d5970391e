namespace Witness.Lab.Tests.Loopback;

/// <summary>A configuration for nodes on loopback: rounds of a second, one check, no anchors.</summary>
public sealed record LoopbackConfiguration
{
    /// <summary>Nobody but the nodes is asked.</summary>
    public const string NoAnchors = """{ "hosts": [], "need": 0 }""";

    /// <summary>The nodes.</summary>
    public required IReadOnlyList<LoopbackNode> Nodes { get; init; }

    /// <summary>The members of <c>registrars</c>, as JSON.</summary>
    public required string Registrars { get; init; }

    /// <summary>The items of <c>zones</c>, as JSON.</summary>
    public required string Zones { get; init; }

    /// <summary><c>observe</c> or <c>act</c>.</summary>
    public string Mode { get; init; } = "act";

    /// <summary>How long a strike counts.</summary>
    public string Within { get; init; } = "1h";

    /// <summary>How many strikes fence a node.</summary>
    public int Strikes { get; init; } = 1;

    /// <summary>How many clean rounds a node needs before it may come back.</summary>
    public int CleanRounds { get; init; } = 1;

    /// <summary><c>anchors</c>, as JSON.</summary>
    public string Anchors { get; init; } = NoAnchors;

    /// <summary><c>status</c>, as JSON: by default nothing is served, for many witnesses run side by side.</summary>
    public string Status { get; init; } = "null";

    /// <summary>The whole file.</summary>
    public string Json =>
        $$"""
            {
              "name": "lab", "mode": "{{Mode}}", "database": "witness.db", "round": { "every": "1s" },
              "policy": { "strikes": {{Strikes}}, "within": "{{Within}}", "cleanRounds": {{CleanRounds}} },
              "anchors": {{Anchors}}, "status": {{Status}},
              "registrars": { {{Registrars}} },
              "zones": [ {{Zones}} ],
              "checks": { "retry": { "times": 0 }, "https": false, "ping": false, "ssh": false },
              "nodes": [ {{string.Join(", ", Nodes.Select(node => node.Json))}} ]
            }
            """;
}
