using System.Diagnostics.Metrics;
using Witness.Core;
using Witness.Core.Ledger;
using Witness.Core.Nodes;
using Witness.Core.Strikes;
using Witness.Hosting;

namespace Witness.Metrics;

/// <summary>Nodes that left DNS and came back, once that is done in every zone.</summary>
internal sealed class MoveMetrics : IRoundListener, IOrderListener
{
    private static readonly MoveCause[] RemovalCauses = [MoveCause.Strikes, MoveCause.Order, MoveCause.Comeback];
    private static readonly MoveCause[] ReturnCauses = [MoveCause.Order, MoveCause.Outside];
    private readonly Counter<long> _removals;
    private readonly Counter<long> _returns;

    /// <summary>Makes the instruments, with every series of the fleet at 0.</summary>
    /// <param name="meter">Where.</param>
    /// <param name="fleet">The nodes.</param>
    public MoveMetrics(WitnessMeter meter, Fleet fleet)
    {
        _removals = Counter(
            "removals",
            "{removal}",
            "Removals of a node's records from DNS, by what moved it.",
            RemovalCauses
        );
        _returns = Counter(
            "returns",
            "{return}",
            "Returns of a node's records to DNS, by who brought them back.",
            ReturnCauses
        );

        Counter<long> Counter(string name, string what, string help, MoveCause[] causes)
        {
            var series = WitnessMeter.FewSeries + (fleet.Nodes.Count * causes.Length);
            var counter = meter.Counter($"witness.{name}", what, help, series);
            foreach (var node in fleet.Nodes)
            {
                foreach (var cause in causes)
                {
                    Count(counter, node.Name, cause, 0);
                }
            }

            return counter;
        }
    }

    /// <inheritdoc cref="IRoundListener.Hear" />
    public void Hear(RoundReport report)
    {
        foreach (var notice in report.Notices)
        {
            var counter = notice.Kind switch
            {
                NoticeKind.Removed => _removals,
                NoticeKind.Readded => _returns,
                _ => null,
            };
            if (counter is not null && report.Standings.GetValueOrDefault(notice.Node ?? "") is { } standing)
            {
                Count(counter, standing.Node, standing.Cause, 1);
            }
        }
    }

    private static void Count(Counter<long> counter, string node, MoveCause cause, long times) =>
        counter.Add(times, Labels.Of(Labels.Node, node), Labels.Of(Labels.Cause, cause));
}
