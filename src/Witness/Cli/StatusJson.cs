using Witness.Cli.Json;
using Witness.Core.Strikes;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The status for scripts.</summary>
/// <param name="status">What is known.</param>
internal sealed class StatusJson(StatusReading status)
{
    private LedgerView View => status.View;

    /// <summary>As <c>witness status --json</c> prints it.</summary>
    public StatusShape ToShape() =>
        new(
            View.Configuration.Name,
            View.Policy.Mode.ToString().ToLowerInvariant(),
            status.Memory.Freeze is not null,
            HoldShape.Of(status.Memory.Freeze),
            status.Memory.LastRound is { } round
                ? new RoundShape(
                    round.At,
                    round.Void,
                    round.Nodes,
                    round.Failed,
                    (long)round.Took.TotalMilliseconds,
                    round.Number
                )
                : null,
            status.DaemonRuns,
            [.. View.StandingsOf(status.Memory).Select(ShapeOf)],
            [
                .. View.Fleet.Zones.Select(zone => new ZoneShape(
                    zone.Name.Text,
                    zone.Registrar,
                    status.Memory.Readings.GetValueOrDefault(zone.Name)?.At,
                    RecordShape.Of(status.LeftAloneIn(zone))
                )),
            ],
            [
                .. status.Channels.Select(channel => new ChannelShape(
                    channel.Name,
                    channel.Waiting,
                    channel.ToldAt,
                    channel.Tries,
                    channel.FailedAt,
                    channel.Error
                )),
            ]
        );

    private NodeShape ShapeOf(Standing standing)
    {
        var node = View.Fleet.Find(standing.Node);
        return new NodeShape(
            standing.Node,
            [.. (node?.Addresses ?? []).Select(address => address.ToString())],
            View.RotationOf(standing, status.Memory),
            HoldShape.Of(standing.Held),
            standing.Strikes.Length,
            View.Policy.Strikes,
            standing.CleanRounds,
            [.. status.ResultsOf(standing).Select(CheckShape.Of)],
            node is not null,
            standing.Since,
            standing.Reason,
            RecordShape.Of(status.PublishedBy(standing)),
            RecordShape.Of(standing.Owed.Select(owed => owed.Record)),
            [
                .. StatusReading
                    .WaitingOf(standing)
                    .Select(zone => new WaitShape(
                        zone.Key.Text,
                        zone.Value.Tries,
                        zone.Value.Tries == 0 ? null : zone.Value.NotBefore,
                        zone.Value.LastError
                    )),
            ]
        );
    }
}
