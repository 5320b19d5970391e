using System.Diagnostics.Metrics;
using Witness.Core;
using Witness.Core.Checks;
using Witness.Core.Nodes;
using Witness.Hosting;

namespace Witness.Metrics;

/// <summary>What the nodes answer. The addresses of a node are not told apart: what counts is the node.</summary>
internal sealed class CheckMetrics : IRoundListener
{
    private static readonly double[] Bounds =
    [
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
    ];
    private readonly Counter<long> _checks;
    private readonly Histogram<double> _duration;
    private volatile IReadOnlyList<Observation> _last = [];

    /// <summary>Makes the instruments, with every series of the fleet at 0: what first appears at 1 has not increased.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="fleet">The nodes.</param>
    public CheckMetrics(WitnessMeter meter, Fleet fleet)
    {
        var checks = fleet.Nodes.SelectMany(KindsOf).ToList();
        var outcomes = Enum.GetValues<CheckOutcome>();
        _checks = meter.Counter(
            "witness.checks",
            "{check}",
            "Answers of checks, after the retries; each address of a node gives one.",
            WitnessMeter.FewSeries + (checks.Count * outcomes.Length)
        );
        foreach (var (node, check) in checks)
        {
            foreach (var outcome in outcomes)
            {
                Count(node, check, outcome, 0);
            }
        }

        _duration = meter.Seconds(
            "witness.check.duration",
            "How long the last try of checks took, in all the fleet.",
            Bounds
        );
        meter.Gauge(
            "witness.node.check.duration",
            "s",
            "How long the last try of a node's check took when it was last asked; of several addresses, the slowest.",
            LastDurations,
            WitnessMeter.FewSeries + checks.Count
        );
        meter.Gauge(
            "witness.node.certificate.expiry.timestamp",
            "s",
            "When the first of the certificates expires that a node showed when it was last asked, in Unix time.",
            Expiries,
            WitnessMeter.FewSeries + fleet.Nodes.Count
        );
    }

    /// <inheritdoc />
    public void Hear(RoundReport report)
    {
        foreach (var observation in report.Observations)
        {
            foreach (var result in observation.Results)
            {
                Count(observation.Node.Name, result.Check, result.Outcome, 1);
                _duration.Record(
                    result.Took.TotalSeconds,
                    Labels.Of(Labels.Check, result.Check),
                    Labels.Of(Labels.Outcome, result.Outcome)
                );
            }
        }

        if (report.Observations.Count > 0)
        {
            _last = report.Observations;
        }
    }

    private void Count(string node, string check, CheckOutcome outcome, long times) =>
        _checks.Add(
            times,
            Labels.Of(Labels.Node, node),
            Labels.Of(Labels.Check, check),
            Labels.Of(Labels.Outcome, outcome)
        );

    private IEnumerable<Measurement<double>> LastDurations() =>
        _last.SelectMany(observation =>
            observation
                .Results.GroupBy(result => result.Check, StringComparer.Ordinal)
                .Select(results => new Measurement<double>(
                    results.Max(result => result.Took.TotalSeconds),
                    Labels.Of(Labels.Node, observation.Node.Name),
                    Labels.Of(Labels.Check, results.Key)
                ))
        );

    private IEnumerable<Measurement<double>> Expiries() =>
        _last
            .Select(observation =>
                (observation.Node.Name, Expires: observation.Results.Min(result => result.Evidence?.CertificateExpires))
            )
            .Where(node => node.Expires is not null)
            .Select(node => Labels.OfNode(node.Name, node.Expires!.Value.ToUnixTimeSeconds()));

    private static IEnumerable<(string Node, string Check)> KindsOf(Node node) =>
        node.Checks.Select(check => check.Kind).Distinct(StringComparer.Ordinal).Select(kind => (node.Name, kind));
}
