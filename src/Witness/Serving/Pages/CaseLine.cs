namespace Witness.Serving.Pages;

/// <summary>A line of a case file.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What it is, as in the history.</param>
/// <param name="Text">What it says.</param>
/// <param name="Details">What stands below it: each answer of a strike, each record of a change.</param>
public sealed record CaseLine(DateTimeOffset At, string Kind, string Text, IReadOnlyList<string> Details);
