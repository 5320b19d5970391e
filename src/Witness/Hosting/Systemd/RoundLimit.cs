using Witness.Configuration;

namespace Witness.Hosting.Systemd;

/// <summary>How long a witness may go without the end of a round before it is stuck and not merely patient. Pure.</summary>
internal static class RoundLimit
{
    /// <summary>Looks at zones have 40 s, a zone's nodes 30 s, and an order about it as much.</summary>
    private static readonly TimeSpan Zones = TimeSpan.FromSeconds(100);

    /// <summary>Three intervals, or an interval and twice the longest that a round can take, whichever is longer.</summary>
    public static TimeSpan Of(WitnessConfiguration configuration)
    {
        var every = configuration.Round.Every;
        var longest = configuration.Anchors.Timeout + configuration.Nodes.Max(LongestOf) + Zones;
        var (patient, usual) = (every + (2 * longest), 3 * every);
        return patient > usual ? patient : usual;
    }

    /// <summary>How long a node that answers nothing may take within a round: every try, and the pauses between.</summary>
    public static TimeSpan LongestOf(NodeOptions node)
    {
        var timeout = new[]
        {
            node.Checks.Https?.Timeout,
            node.Checks.Ping?.Timeout,
            node.Checks.Ssh?.Timeout,
            node.Checks.Tcp?.Timeout,
        }.Max();
        var retry = node.Checks.Retry;
        return ((retry.Times + 1) * (timeout ?? TimeSpan.Zero)) + (retry.Times * retry.After);
    }
}
