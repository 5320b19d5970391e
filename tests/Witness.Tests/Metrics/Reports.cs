using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Strikes;
using Witness.Hosting;

namespace Witness.Tests.Metrics;

/// <summary>What rounds of the fleet of a <see cref="Site"/> came to.</summary>
internal static class Reports
{
    public static Fleet Fleet { get; } =
        new([.. Site.Names.Select(name => new Node(name, [Site.AddressOf(name)], [CheckOf(name)]))], []);

    public static ConfiguredCheck CheckOf(string node) =>
        new("tcp", Site.AddressOf(node), CheckRole.Gate, TimeSpan.FromSeconds(1));

    /// <summary>A round in which some nodes failed.</summary>
    public static RoundReport Round(params string[] failed) =>
        Report(blind: null) with
        {
            Observations =
            [
                .. Site.Names.Select(name =>
                    Site.Observation(name, failed.Contains(name) ? CheckOutcome.Failed : CheckOutcome.Passed)
                ),
            ],
        };

    /// <summary>A round that asked nobody.</summary>
    public static RoundReport Blind() => Report("too few anchors answered");

    /// <summary>What orders between rounds came to.</summary>
    public static RoundReport Orders(params Standing[] standings) =>
        new(Round: null, [], [], [], SomeoneIsOut: false) { Standings = ByName(standings) };

    public static IReadOnlyDictionary<string, Standing> ByName(params Standing[] standings) =>
        standings.ToDictionary(standing => standing.Node, StringComparer.OrdinalIgnoreCase);

    public static Notice Notice(NoticeKind kind, string node) => new(kind, node, "");

    private static RoundReport Report(string? blind) =>
        new(Site.Round(1, Site.Now, blind), [], [], [], SomeoneIsOut: false);
}
