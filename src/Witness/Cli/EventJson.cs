using Witness.Cli.Json;
using Witness.Ledger.History;
using Witness.Status;

namespace Witness.Cli;

/// <summary>The history for scripts, one object a line.</summary>
internal static class EventJson
{
    /// <summary>Prints events.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="events">The events.</param>
    /// <param name="contextOf">What else was seen in the round of a strike, where that is to be printed with it.</param>
    public static void Write(
        Terminal terminal,
        IEnumerable<HistoryEvent> events,
        Func<HistoryEvent, StrikeContext?>? contextOf = null
    )
    {
        foreach (var one in events)
        {
            var context = one.Kind == HistoryKinds.Strike ? contextOf?.Invoke(one) : null;
            JsonOption.Write(terminal, ShapeOf(one, context), EventShapes.Default.EventShape);
        }
    }

    /// <summary>An event for scripts.</summary>
    public static EventShape ShapeOf(HistoryEvent one, StrikeContext? context = null) =>
        new(
            one.At,
            one.Round,
            one.Node,
            one.Kind,
            one.Detail,
            one.Change?.Zone.Text,
            one.Moved is { } moved ? RecordShape.Of(moved.Removed) : null,
            one.Moved is null ? null : RecordShape.Of(one.Moved.Added),
            one.Change?.Id,
            one.Change?.Outcome.ToString().ToLowerInvariant(),
            one.Change?.Accepted,
            one.Change?.Publication?.Published,
            one.Change?.Publication?.DrainedBy,
            one.Change?.Publication?.State.ToString().ToLowerInvariant(),
            one.Change?.Publication?.Detail,
            one.Change?.SnapshotId,
            one.Order?.Id ?? one.Change?.OrderId,
            one.Order?.State.ToString().ToLowerInvariant(),
            one.Order?.By,
            one.Order?.Reason ?? one.Verdict?.Reason ?? one.Change?.Reason,
            one.Verdict?.Kind.ToString().ToLowerInvariant(),
            one.Verdict?.Rule.ToString().ToLowerInvariant(),
            one.Notice?.ToString().ToLowerInvariant(),
            one.Results.Count == 0 ? null : [.. one.Results.Select(CheckShape.Of)],
            OthersShape.Of(context),
            AnchorShape.Of(context)
        );
}
