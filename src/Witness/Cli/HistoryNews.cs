using Witness.Core.Ledger;
using Witness.Ledger.History;

namespace Witness.Cli;

/// <summary>
/// What is new in the history since it was looked at last: events that were not there, and orders and changes of which
/// something came meanwhile. A round's strikes are written down at its end and carry its beginning, so that what is new is
/// not always the newest. Pure.
/// </summary>
internal sealed class HistoryNews
{
    private Dictionary<(string Kind, long Id), string> _known = [];

    /// <summary>The instant of the oldest known event of which something may still come; null where there is none.</summary>
    public DateTimeOffset? Unfinished { get; private set; }

    /// <summary>The news, in the order in which they are given. From now on they are known.</summary>
    /// <param name="events">
    /// All there is of some stretch up to now; of what is older than it is looked at, nothing is remembered.
    /// </param>
    public IReadOnlyList<HistoryEvent> Of(IReadOnlyList<HistoryEvent> events)
    {
        var now = events.ToDictionary(KeyOf, StateOf);
        var known = _known;
        _known = now;
        Unfinished = events.Where(IsUnfinished).Select(one => (DateTimeOffset?)one.At).Min();
        return [.. events.Where(one => known.GetValueOrDefault(KeyOf(one)) != now[KeyOf(one)])];
    }

    private static (string Kind, long Id) KeyOf(HistoryEvent one) => (one.Kind, one.Id);

    /// <summary>A change that failed may be tried again.</summary>
    private static bool IsUnfinished(HistoryEvent one) =>
        one is { Order.IsPending: true } or { Moved: { Outcome: not ChangeOutcome.Accepted } };

    /// <summary>Of a publication an event of its own tells.</summary>
    private static string StateOf(HistoryEvent one) =>
        one switch
        {
            { Order: { } order } => order.State.ToString(),
            { Moved: { } change } => change.Outcome.ToString(),
            _ => "",
        };
}
