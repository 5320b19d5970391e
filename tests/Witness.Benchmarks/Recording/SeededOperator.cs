using Witness.Core;
using Witness.Core.Orders;
using Witness.Core.Strikes;

namespace Witness.Benchmarks.Recording;

/// <summary>
/// Somebody who puts nodes back some time after they are ready, and now and then too early or by force; who holds, freezes
/// and removes by hand rarely.
/// </summary>
/// <param name="settings">The policy, and how busy the operator is.</param>
/// <param name="random">When, and whom.</param>
public sealed class SeededOperator(RecordingSettings settings, Random random)
{
    private readonly Dictionary<string, int> _waits = new(StringComparer.Ordinal);

    /// <summary>What the operator orders after a look at the status.</summary>
    /// <param name="report">The last round.</param>
    /// <param name="now">The present, UTC.</param>
    public IEnumerable<Order> Look(RoundReport report, DateTimeOffset now)
    {
        foreach (var standing in report.Standings.Values)
        {
            if (standing.Rotation == Rotation.Out && WantsBack(standing) is { } force)
            {
                yield return OrderOf(OrderKind.Readd, standing.Node, now) with
                {
                    Force = force,
                };
            }
            else if (standing.Held is { Until: null } && Now(1.0 / 200))
            {
                yield return OrderOf(OrderKind.Release, standing.Node, now);
            }
        }

        if (Now(settings.Orders / 1500))
        {
            var until = random.Next(2) == 0 ? now.AddHours(2) : (DateTimeOffset?)null;
            yield return OrderOf(OrderKind.Hold, AnyNode(), now) with
            {
                Until = until,
            };
        }

        if (Now(settings.Orders / 3000))
        {
            yield return OrderOf(OrderKind.Remove, AnyNode(), now);
        }

        if (report.Freeze is null ? Now(settings.Orders / 6000) : report.Freeze.Until is null && Now(1.0 / 60))
        {
            var until = random.Next(2) == 0 ? now.AddMinutes(30) : (DateTimeOffset?)null;
            yield return report.Freeze is null
                ? OrderOf(OrderKind.Freeze, node: null, now) with
                {
                    Until = until,
                }
                : OrderOf(OrderKind.Thaw, node: null, now);
        }
    }

    /// <summary>Whether a node that is out is ordered back, and by force; null where it is not.</summary>
    private bool? WantsBack(Standing standing)
    {
        if (standing.CleanRounds < settings.Policy.CleanRounds)
        {
            return Now(1.0 / 100) ? random.Next(4) == 0 : null;
        }

        var left = _waits.GetValueOrDefault(standing.Node, random.Next(0, 90));
        _waits[standing.Node] = left - 1;
        if (left > 0)
        {
            return null;
        }

        _waits.Remove(standing.Node);
        return false;
    }

    private bool Now(double probability) => random.NextDouble() < probability;

    private string AnyNode() => $"node{random.Next(settings.Nodes):00}";

    private static Order OrderOf(OrderKind kind, string? node, DateTimeOffset now) =>
        new(0, kind, node, now, "hana@desk");
}
