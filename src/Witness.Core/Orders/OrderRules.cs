using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;
using Witness.Core.Stonith;
using Witness.Core.Strikes;

namespace Witness.Core.Orders;

/// <summary>
/// Which orders can be followed now. The command line asks before it writes an order down, the daemon when it takes it up:
/// the same words from the same place. Pure.
/// </summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="settings">The policy's numbers.</param>
public sealed class OrderRules(Fleet fleet, PolicySettings settings)
{
    /// <summary>Why an order must be refused now, and what to do instead; null where it can be followed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="standing">What is remembered of its node; of no meaning for orders that are about none.</param>
    /// <param name="freeze">The freeze in force; one that had ended when the order was given refuses nothing.</param>
    public string? WhyRefused(Order order, Standing standing, Hold? freeze)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(standing);
        freeze = freeze?.HasEnded(order.Given) == true ? null : freeze;
        return order.Kind switch
        {
            OrderKind.Thaw => freeze is null ? "this witness is not frozen" : null,
            OrderKind.Freeze or OrderKind.Accept => null,
            OrderKind.Forget => WhyNotForgotten(standing),
            OrderKind.Restore => WhyNoChange(freeze) ?? WhyNoZone(order.Zone),
            OrderKind.Rehearse => WhyFrozen(freeze) ?? WhyNoZone(order.Zone),
            _ when fleet.Find(standing.Node) is null && standing.Rotation == Rotation.In =>
                $"no node is named {standing.Node}: the configuration has {Phrase.List([.. fleet.Nodes.Select(node => node.Name)])}",
            OrderKind.Hold => null,
            OrderKind.Release => standing.Held is null ? $"{standing.Node} is not held" : null,
            OrderKind.Remove => WhyNoChange(freeze) ?? WhyNotRemoved(standing),
            _ => WhyNoChange(freeze) ?? WhyNotReadded(order, standing),
        };
    }

    /// <summary>Why a zone cannot be accepted; null where it can, and for every other order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="accidents">The zones that have lost too much.</param>
    public static string? WhyNotAccepted(Order order, IReadOnlyDictionary<DomainName, ZoneAccident> accidents)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(accidents);
        return order is { Kind: OrderKind.Accept, Zone: { } zone } && !accidents.ContainsKey(zone)
            ? $"zone {zone} has had no accident, and is taken as it is"
            : null;
    }

    private static string? WhyFrozen(Hold? freeze) =>
        freeze is null ? null : $"this witness is frozen {freeze}; end that with: witness thaw";

    private string? WhyNoChange(Hold? freeze) =>
        WhyFrozen(freeze)
        ?? (
            settings.Mode == Mode.Observe
                ? "mode is observe, in which DNS is never changed: set \"mode\": \"act\" in the configuration and reload the daemon"
                : null
        );

    /// <summary>A node that is leaving and waits may be ordered out again: whoever has mended what failed need not wait.</summary>
    private static string? WhyNotRemoved(Standing standing) =>
        standing.Rotation switch
        {
            Rotation.Out => $"{standing.Node} is out already, since {When(standing)}",
            Rotation.Leaving when !standing.IsWaiting => $"{standing.Node} is leaving already, since {When(standing)}",
            _ => null,
        };

    private string? WhyNotReadded(Order order, Standing standing)
    {
        if (standing.Rotation == Rotation.In || (standing.Rotation == Rotation.Returning && !standing.IsWaiting))
        {
            return $"{standing.Node} is {Phrase.Of(standing.Rotation)} already";
        }

        if (MissingZones(standing) is { Count: > 0 } missing)
        {
            return $"records of {standing.Node} are owed to {Phrase.List(missing)}, which the configuration no longer has: put the zone back there, or let them go with: witness forget {standing.Node}";
        }

        if (order.Force || fleet.Find(standing.Node) is not { IsJudged: true })
        {
            return null;
        }

        if (standing.LastOutcome != CheckOutcome.Passed)
        {
            return standing.LastOutcome == CheckOutcome.Failed
                ? $"{standing.Node} fails; mend it (witness check {standing.Node} shows how it is), or put it back all the same with --force"
                : $"it is not known whether {standing.Node} is well: wait for a round that sees, or put it back all the same with --force";
        }

        return standing.CleanRounds < settings.CleanRounds
            ? $"{standing.Node} has passed {Phrase.Of(standing.CleanRounds, "round")} running, and {settings.CleanRounds} are asked (policy.cleanRounds): wait {Phrase.Of((settings.CleanRounds - standing.CleanRounds) * settings.Every)} more, or put it back all the same with --force"
            : null;
    }

    private string? WhyNoZone(DomainName? zone) =>
        fleet.Zones.Any(settings => settings.Name == zone)
            ? null
            : $"no zone is named {zone}: the configuration has {Phrase.List([.. fleet.Zones.Select(one => one.Name.Text)])}";

    private string? WhyNotForgotten(Standing standing) =>
        fleet.Find(standing.Node) is not null
            ? $"{standing.Node} is still configured: take it out of the configuration and reload the daemon first"
        : standing.Rotation == Rotation.In && standing.Owed.IsEmpty ? $"nothing is kept of {standing.Node}"
        : null;

    private List<string> MissingZones(Standing standing) =>
        [
            .. standing
                .Owed.Select(owed => owed.Zone)
                .Distinct()
                .Where(zone => fleet.Zones.All(settings => settings.Name != zone))
                .Select(zone => zone.Text),
        ];

    private static string When(Standing standing) => standing.Since is { } since ? Phrase.Of(since) : "ever";
}
