using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>
/// Gathers strikes, recoveries, void rounds and the like that say the same round after round, so that a night of them is one line. Pure.
/// </summary>
internal static class EventRuns
{
    /// <summary>The events, each run of equal ones as one; several nodes may fail side by side.</summary>
    /// <param name="events">The events, oldest first.</param>
    public static IReadOnlyList<EventRun> Of(IEnumerable<HistoryEvent> events)
    {
        List<EventRun> runs = [];
        var open = new Dictionary<(string Kind, string? Node, string Detail), int>();
        foreach (var one in events)
        {
            // A recovery says how long each answer took, which is never twice the same.
            var key = (one.Kind, one.Node, one.Kind == HistoryKinds.Recovery ? "" : one.Detail);
            if (!IsGathered(one))
            {
                open.Clear();
                runs.Add(new EventRun(one));
            }
            else if (open.TryGetValue(key, out var place))
            {
                runs[place] = runs[place] with { Count = runs[place].Count + 1, Last = one.At };
            }
            else
            {
                open[key] = runs.Count;
                runs.Add(new EventRun(one));
            }
        }

        return runs;
    }

    /// <summary>True for what comes round after round; orders, verdicts and changes each stand for themselves.</summary>
    private static bool IsGathered(HistoryEvent one) =>
        one.Kind is HistoryKinds.Strike or HistoryKinds.Recovery or HistoryKinds.Void;
}
