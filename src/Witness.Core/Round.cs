using Witness.Core.Checks;
using Witness.Core.Dns;
using Witness.Core.Nodes;

namespace Witness.Core;

/// <summary>One minute's work, from asking to acting. Read it top to bottom: each line's output is the next line's input.</summary>
/// <param name="fleet">The nodes and zones.</param>
/// <param name="uplink">The witness's own eyesight.</param>
/// <param name="observer">Asks the nodes.</param>
/// <param name="zones">Reads the zones when they are due.</param>
/// <param name="decisions">Decides and acts.</param>
/// <param name="time">The clock.</param>
public sealed class Round(
    Fleet fleet,
    IUplink uplink,
    Observer observer,
    ZoneWatch zones,
    Decisions decisions,
    TimeProvider time
)
{
    private bool _someoneIsOut = true;

    /// <summary>Runs a round. Rounds do not overlap.</summary>
    /// <param name="cancellation">Abandons it: nothing of it is counted, and what it had committed is resumed later.</param>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    public async Task<RoundReport> RunAsync(CancellationToken cancellation)
    {
        var (at, started) = (time.GetUtcNow(), time.GetTimestamp());
        var reading = zones.LookAsync(_someoneIsOut, cancellation);
        var sight = await uplink.AskAsync(cancellation);
        var observations = sight.Sees ? await observer.ObserveAsync(fleet.Nodes, cancellation) : [];
        var sighting = new RoundSighting(at, started, sight.Sees ? null : sight.Detail, observations, await reading)
        {
            Anchors = sight.Anchors,
        };
        var report = await decisions.CloseRoundAsync(sighting, cancellation);
        _someoneIsOut = report.SomeoneIsOut;
        return report;
    }
}
