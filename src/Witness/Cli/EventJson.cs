using Witness.Cli.Json;
using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>The history for scripts, one object a line.</summary>
internal static class EventJson
{
    /// <summary>Prints events.</summary>
    public static void Write(Terminal terminal, IEnumerable<HistoryEvent> events)
    {
        foreach (var one in events)
        {
            JsonOption.Write(terminal, ShapeOf(one), EventShapes.Default.EventShape);
        }
    }

    /// <summary>An event for scripts.</summary>
    private static EventShape ShapeOf(HistoryEvent one) =>
        new(
            one.At,
            one.Round,
            one.Node,
            one.Kind,
            one.Detail,
            one.Change?.Zone.Text,
            one.Change is { } change ? RecordShape.Of(change.Removed) : null,
            one.Change is null ? null : RecordShape.Of(one.Change.Added),
            one.Change?.Id,
            one.Change?.Outcome.ToString().ToLowerInvariant(),
            one.Change is { Outcome: ChangeOutcome.Accepted } ? one.Change.Settled : null,
            one.Change?.SnapshotId,
            one.Order?.Id ?? one.Change?.OrderId,
            one.Order?.State.ToString().ToLowerInvariant(),
            one.Order?.By,
            one.Order?.Reason ?? one.Verdict?.Reason ?? one.Change?.Reason,
            one.Verdict?.Kind.ToString().ToLowerInvariant(),
            one.Verdict?.Rule.ToString().ToLowerInvariant(),
            one.Notice?.ToString().ToLowerInvariant(),
            one.Results.Count == 0 ? null : [.. one.Results.Select(CheckShape.Of)]
        );
}
