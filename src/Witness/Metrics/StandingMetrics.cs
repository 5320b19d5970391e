using System.Diagnostics.Metrics;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Strikes;
using Witness.Hosting;

namespace Witness.Metrics;

/// <summary>
/// Where the nodes stand: those that are configured, and those that are not and still matter. A node that is forgotten is
/// gone from here, and so is one that has left the configuration, with the reload.
/// </summary>
internal sealed class StandingMetrics : IRoundListener, IOrderListener
{
    private static readonly Rotation[] Rotations = Enum.GetValues<Rotation>();
    private readonly Fleet _fleet;
    private readonly Counter<long> _strikes;
    private volatile IReadOnlyList<Standing> _standings = [];
    private volatile bool _isFrozen;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="fleet">The nodes.</param>
    public StandingMetrics(WitnessMeter meter, Fleet fleet)
    {
        _fleet = fleet;
        _strikes = meter.Counter(
            "witness.strikes",
            "{strike}",
            "Strikes given.",
            WitnessMeter.FewSeries + fleet.Nodes.Count
        );
        foreach (var node in fleet.Nodes)
        {
            _strikes.Add(0, Labels.Of(Labels.Node, node.Name));
        }

        meter.Gauge("witness.nodes", "{node}", "Nodes by where they stand in the rotation.", Nodes);
        meter.Gauge(
            "witness.frozen",
            "{freeze}",
            "1 while an operator has frozen this witness, so that it changes no DNS; else 0.",
            () => Labels.Flag(_isFrozen)
        );
        meter.Gauge(
            "witness.node.rotation",
            "{node}",
            "1 for where a node stands in the rotation, 0 for where it does not.",
            () => _standings.SelectMany(RotationOf),
            WitnessMeter.FewSeries + (fleet.Nodes.Count * Rotations.Length)
        );
        AddNodeGauge(meter, "strikes", "{strike}", "Strikes within the policy's window.", node => node.Strikes.Length);
        AddNodeGauge(
            meter,
            "clean_rounds",
            "{round}",
            "Rounds running that a node has passed.",
            node => node.CleanRounds
        );
        AddNodeGauge(
            meter,
            "passing",
            "{node}",
            "1 where a node passed its last round that was not void, 0 where it failed; nothing where neither is known.",
            PassingOf
        );
        AddNodeGauge(
            meter,
            "spared",
            "{node}",
            "1 while a node has strikes enough to be removed and a rule forbids it, mode observe included; else 0.",
            node => Labels.Flag(node.Spared is not null)
        );
        AddNodeGauge(
            meter,
            "held",
            "{node}",
            "1 while an operator holds a node, so that it is not removed; else 0.",
            node => Labels.Flag(node.Held is not null)
        );
    }

    /// <summary>Goes on from what the ledger knows, so that a reload leaves no gap until the next round.</summary>
    public void Begin(Recollection memory)
    {
        Take(memory.Standings);
        _isFrozen = memory.Freeze is not null;
    }

    /// <inheritdoc cref="IRoundListener.Hear" />
    public void Hear(RoundReport report)
    {
        Take(report.Standings);
        _isFrozen = report.Freeze is not null;
        if (report.Round is not { Void: null })
        {
            return;
        }

        foreach (var observation in report.Observations.Where(one => one.Outcome == CheckOutcome.Failed))
        {
            _strikes.Add(1, Labels.Of(Labels.Node, observation.Node.Name));
        }
    }

    private void Take(IReadOnlyDictionary<string, Standing> standings) =>
        _standings = [
            .. _fleet.Nodes.Select(node =>
                (standings.GetValueOrDefault(node.Name) ?? new Standing(node.Name)) with
                {
                    Node = node.Name,
                }
            ),
            .. standings.Values.Where(one => one.Rotation != Rotation.In && _fleet.Find(one.Node) is null),
        ];

    private void AddNodeGauge(
        WitnessMeter meter,
        string name,
        string unit,
        string help,
        Func<Standing, double?> read
    ) =>
        meter.Gauge(
            $"witness.node.{name}",
            unit,
            help,
            () =>
                from standing in _standings
                let value = read(standing)
                where value is not null
                select Labels.OfNode(standing.Node, value.Value),
            WitnessMeter.FewSeries + _fleet.Nodes.Count
        );

    private IEnumerable<Measurement<double>> Nodes()
    {
        var standings = _standings;
        return Rotations.Select(rotation => new Measurement<double>(
            standings.Count(standing => standing.Rotation == rotation),
            Labels.Of(Labels.Rotation, rotation)
        ));
    }

    private static IEnumerable<Measurement<double>> RotationOf(Standing standing) =>
        Rotations.Select(rotation => new Measurement<double>(
            Labels.Flag(standing.Rotation == rotation),
            Labels.Of(Labels.Node, standing.Node),
            Labels.Of(Labels.Rotation, rotation)
        ));

    private static double? PassingOf(Standing standing) =>
        standing.LastOutcome switch
        {
            CheckOutcome.Passed => 1,
            CheckOutcome.Failed => 0,
            _ => null,
        };
}
