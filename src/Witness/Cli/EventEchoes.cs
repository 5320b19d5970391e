using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>Leaves out the notices that only repeat what a verdict, an order or a change has just said. Pure.</summary>
internal static class EventEchoes
{
    /// <summary>The events without their echoes.</summary>
    /// <param name="events">The events, oldest first.</param>
    public static IReadOnlyList<HistoryEvent> Without(IEnumerable<HistoryEvent> events)
    {
        List<HistoryEvent> kept = [];
        var said = new Dictionary<(string Node, string Kind), string>();
        foreach (var one in events)
        {
            if (one is { Node: { } node, Kind: not HistoryKinds.Notice } && ReasonOf(one) is { Length: > 0 } reason)
            {
                said[(node, one.Kind)] = reason;
            }

            if (!IsEcho(one, said))
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    private static bool IsEcho(HistoryEvent one, Dictionary<(string Node, string Kind), string> said) =>
        one.Kind == HistoryKinds.Notice
        && said.Any(word =>
            word.Key.Node == one.Node && one.Detail.Contains(word.Value, StringComparison.OrdinalIgnoreCase)
        );

    private static string? ReasonOf(HistoryEvent one) => one.Verdict?.Reason ?? one.Change?.Reason ?? one.Order?.Answer;
}
