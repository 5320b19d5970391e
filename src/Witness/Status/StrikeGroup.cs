using Witness.Core.Checks;
using Witness.Ledger.History;

namespace Witness.Status;

/// <summary>Strikes side by side that say the same, but for how long each answer took.</summary>
/// <param name="Strikes">The strikes, oldest first, at least one.</param>
/// <param name="Context">What else was seen in the round of the first; null where nothing is kept of it.</param>
/// <param name="Before">The group before it; null for the first.</param>
internal sealed record StrikeGroup(IReadOnlyList<HistoryEvent> Strikes, StrikeContext? Context, StrikeGroup? Before)
{
    /// <summary>The first strike, whose evidence speaks for all.</summary>
    public HistoryEvent First => Strikes[0];

    /// <summary>The last one.</summary>
    public HistoryEvent Last => Strikes[^1];

    /// <summary>The answers that are not as in the group before: all, where there is none.</summary>
    public IEnumerable<CheckResult> Differing => First.Results.Where(result => !WasSo(result));

    /// <summary>The answers that are as in the group before.</summary>
    public IEnumerable<CheckResult> AsBefore => First.Results.Where(WasSo);

    /// <summary>True where others and anchors were not as in the group before, or there is none.</summary>
    public bool HasOtherContext => Before is null || StrikeLikeness.Of(Context) != StrikeLikeness.Of(Before.Context);

    /// <summary>The same answer in all of its strikes.</summary>
    public IEnumerable<CheckResult> AllOf(CheckResult result) =>
        Strikes.SelectMany(strike => strike.Results.Where(one => IsSameQuestion(one, result)));

    private bool WasSo(CheckResult result) =>
        Before?.First.Results.FirstOrDefault(one => IsSameQuestion(one, result)) is { } then
        && StrikeLikeness.Of(then) == StrikeLikeness.Of(result);

    private static bool IsSameQuestion(CheckResult one, CheckResult other) =>
        one.Check == other.Check && one.Address.Equals(other.Address);
}
