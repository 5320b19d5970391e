using Witness.Cli.Json;
using Witness.Core.Timelines;

namespace Witness.Cli;

/// <summary>The timeline for scripts, one object a node.</summary>
internal static class TimelineJson
{
    /// <summary>How many slices a script gets, whatever the width of a terminal: of a day, quarters of an hour.</summary>
    public const int Slices = 96;

    /// <summary>Prints it.</summary>
    public static void Write(Terminal terminal, Timeline timeline)
    {
        foreach (var row in timeline.Rows)
        {
            JsonOption.Write(terminal, ShapeOf(timeline, row), TimelineShapes.Default.TimelineShape);
        }
    }

    private static TimelineShape ShapeOf(Timeline timeline, TimelineRow row) =>
        new(
            row.Node,
            timeline.Since,
            timeline.Until,
            row.Passed,
            row.Failed,
            row.Check,
            [
                .. row.Slices.Select(slice => new TimelineSliceShape(
                    slice.At,
                    WordOf(slice.State),
                    slice.Latency is { } latency ? Math.Round(latency.TotalMilliseconds, 2) : null,
                    slice.Failed,
                    slice.Rounds
                )),
            ]
        );

    private static string? WordOf(TimelineState state) =>
        state == TimelineState.NoData ? null : state.ToString().ToLowerInvariant();
}
